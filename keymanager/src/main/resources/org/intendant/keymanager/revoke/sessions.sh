# Which SSH sessions are open, and with which key each signed in, as sshd's own log says it. Changes nothing. The connection
# that runs this is left out. For each session a line
#   session PID START SINCE FROM PORT METHOD FINGERPRINT ACCOUNT
# START is the process's start in clock ticks since the boot, SINCE in seconds since 1970; FROM, PORT, METHOD and FINGERPRINT are
# "-" where the log does not tell; and at the very end "end".
set -u
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL PATH

stat_of() { # the fields of /proc/PID/stat behind the name, which may hold anything
  { sed -n '$s/.*) //p' "/proc/$1/stat"; } 2>/dev/null
}

parent() { stat_of "$1" | cut -d ' ' -f 2; }

own=' '
pid=$$
while [ "${pid:-0}" -gt 1 ]; do
  own="$own$pid "
  pid=$(parent "$pid")
done

# Processes of root's that are sshd and whose title names an account: what other accounts call their processes counts not.
found=
oldest=
boot=$(sed -n 's/^btime //p' /proc/stat)
ticks=$(getconf CLK_TCK)
for dir in /proc/[0-9]*; do
  pid=${dir#/proc/}
  { read -r name <"$dir/comm"; } 2>/dev/null || continue
  case $name in sshd*) ;; *) continue ;; esac
  exe=$(readlink "$dir/exe" 2>/dev/null) || continue
  case ${exe% (deleted)} in */sshd | */sshd-session) ;; *) continue ;; esac
  [ "$(sed -n 's/^Uid:[[:space:]]*\([0-9]*\).*/\1/p' "$dir/status" 2>/dev/null)" = 0 ] || continue
  title=$(tr '\0' ' ' <"$dir/cmdline" 2>/dev/null) || continue
  case $title in
    'sshd: '*' [priv] '* | 'sshd-session: '*' [priv] '* | 'sshd: '*' [priv]' | 'sshd-session: '*' [priv]')
      account=${title#*: } account=${account%% \[priv\]*} ;;
    'sshd: '*@* | 'sshd-session: '*@*)
      account=${title#*: } account=${account%@*}
      # Of the two processes of one connection the upper one counts.
      case $(tr '\0' ' ' <"/proc/$(parent "$pid")/cmdline" 2>/dev/null) in *' [priv]'*) continue ;; esac ;;
    *) continue ;;
  esac
  case $account in '' | *[!A-Za-z0-9._@\\+$-]* | unknown) continue ;; esac
  case $own in *" $pid "*) continue ;; esac
  start=$(stat_of "$pid" | cut -d ' ' -f 20)
  [ -n "$start" ] || continue
  since=$((boot + start / ticks))
  found="$found $pid:$start:$since:$account"
  if [ -z "$oldest" ] || [ "$since" -lt "$oldest" ]; then oldest=$since; fi
done

# What sshd said of who signed in: SECONDS PID and its words. The journal knows itself which process of root's said a line.
said=
if [ -n "$oldest" ] && command -v journalctl >/dev/null; then
  said=$(journalctl -q --no-pager -o short-unix --since "@$((oldest - 2))" _UID=0 _COMM=sshd + _UID=0 _COMM=sshd-session 2>/dev/null \
    | sed -n 's/^\([0-9]*\)[.0-9]* [^ ]* [^ []*\[\([0-9]*\)\]: \(Accepted .*\)$/\1 \2 \3/p')
fi
if [ -n "$oldest" ] && [ -z "$said" ]; then
  for log in /var/log/auth.log /var/log/secure; do
    [ -r "$log" ] || continue
    said=$(sed -n 's/^\(.*\) [^ ]* sshd\(-session\)\{0,1\}\[\([0-9]*\)\]: \(Accepted .*\)$/\1|\3|\4/p' "$log" | tail -n 5000 \
      | while IFS='|' read -r when pid words; do
        case $found in *" $pid:"*) ;; *) continue ;; esac
        at=$(date -d "$when" +%s 2>/dev/null) && echo "$at $pid $words"
      done)
    [ -z "$said" ] || break
  done
fi

for one in $found; do
  pid=${one%%:*} rest=${one#*:}
  start=${rest%%:*} rest=${rest#*:}
  since=${rest%%:*} account=${rest#*:}
  # The first line after the process began: nobody but sshd could say anything before it.
  printf '%s\n' "$said" | awk -v pid="$pid" -v since="$since" -v start="$start" -v account="$account" '
    $2 == pid && $1 >= since - 2 && $3 == "Accepted" && $5 == "for" && $6 == account && $7 == "from" && $9 == "port" && !told {
      from = $8; port = $10; method = $4; told = 1
      for (i = 11; i <= NF; i++) if ($i ~ /^SHA256:[A-Za-z0-9+\/]+$/) print_key = $i
    }
    END {
      if (!told) { from = port = method = "-" }
      if (print_key == "") print_key = "-"
      print "session", pid, start, since, from, port, method, print_key, account
    }'
done
echo end
