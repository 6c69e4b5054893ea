#!/bin/sh
# Fetches who may log in on this host, checks that Intendant says so, writes it, and reports what is there then.
# Installed and kept by Intendant, run by cron. Everything is checked before anything is changed.
set -u
LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
umask 077
etc=/etc/intendant-keys state=/var/lib/intendant-keys lock=/run/intendant-keys.lock
url=$(sed -n 's/^url=//p' "$etc.conf") host=$(sed -n 's/^host=//p' "$etc.conf")
hostkey=$(sed -n 's/^hostkey=//p' "$etc.conf")
mkdir -p "$state/installed" || exit 1

if ! (set -C && echo $$ >"$lock") 2>/dev/null; then
  kill -0 "$(cat "$lock")" 2>/dev/null && exit 0
  rm -f "$lock"
  (set -C && echo $$ >"$lock") 2>/dev/null || exit 0
fi
rm -rf "$state"/tmp.*
tmp=$(mktemp -d "$state/tmp.XXXXXX") || exit 1
trap 'rm -rf "$tmp" "$lock"' EXIT
trap 'exit 1' HUP INT TERM
serial=0 have='' why='' said=$tmp/accounts
: >"$said"

# Asks Intendant, or tells it. Arguments: what, where the answer goes, a file to send. Prints the status.
ask() {
  if command -v curl >/dev/null; then
    printf 'header = "Authorization: Bearer %s"\n' "$(cat "$etc.token")" >"$tmp/rc"
    [ -z "$have" ] || printf 'header = "If-None-Match: \\"%s\\""\n' "$have" >>"$tmp/rc"
    curl -q -sS -K "$tmp/rc" --max-time 60 --max-filesize 4000000 ${3:+--data-binary @"$3"} -o "$2" -w '%{http_code}' "$url/$1" 2>"$tmp/error"
  else
    printf 'header = Authorization: Bearer %s\n' "$(cat "$etc.token")" >"$tmp/rc"
    if WGETRC=$tmp/rc wget -nv -T 60 -t 1 --max-redirect=0 ${3:+--post-file="$3"} -O "$2" "$url/$1" 2>"$tmp/error"; then
      echo 200
    else
      sed -n 's/.* ERROR \([0-9]*\):.*/\1/p' "$tmp/error"
    fi
  fi
}

# Whether a bundle is Intendant's, whole, for this host, not older than the last and not expired; says why not.
good() {
  sed '/^-----BEGIN SSH SIGNATURE-----$/,$d' "$1" >"$tmp/text"
  sed -n '/^-----BEGIN SSH SIGNATURE-----$/,$p' "$1" >"$tmp/text.sig"
  if ! ssh-keygen -q -Y verify -f "$etc.signer" -I intendant -n intendant-keys -s "$tmp/text.sig" <"$tmp/text" >"$tmp/error" 2>&1; then
    why="refused: the keys that were served are not signed by Intendant ($(head -n 1 "$tmp/error"))"
  elif [ "$(head -n 1 "$tmp/text")" != "intendant-keys 1" ] || [ "$(tail -n 1 "$tmp/text")" != end ]; then
    why='refused: the keys that were served are not whole'
  elif [ "$(sed -n 2p "$tmp/text")" != "host $host" ]; then
    why='refused: the keys that were served are for another host'
  else
    serial=$(sed -n '3s/^serial //p' "$tmp/text") until=$(sed -n '4s/^not-after //p' "$tmp/text")
    case $serial:$until in *[!0-9:]* | :* | *:) why='refused: the keys that were served have no number or date' ;; esac
    if [ -z "$why" ] && [ "$serial" -lt "$(cat "$state/serial" 2>/dev/null || echo 0)" ]; then
      why="refused: the keys that were served are older than what this host has had"
    elif [ -z "$why" ] && [ $((until + 600)) -lt "$(date +%s)" ]; then
      why="expired: the keys that were served held until $until, and nothing newer came"
    fi
  fi
  [ -z "$why" ]
}

# All that touches an account's files runs with that account's own rights, and not for long.
as() { timeout 30 su -s /bin/sh -c "umask 077; cd && [ \"\$HOME\" != / ] || { echo no home folder >&2; exit 1; }; $2" "$1" 2>"$tmp/error"; }
# shellcheck disable=SC2016
plain='for f in .ssh .ssh/authorized_keys2; do [ ! -L $f ] || { echo $f is a link >&2; exit 1; }; done; f=.ssh/authorized_keys2; [ ! -e $f ] || [ -f $f ] || { echo $f is no file >&2; exit 1; };'
read_it="$plain [ ! -e \$f ] || { [ -r \$f ] && head -c 1048577 \$f; }"
write_it="$plain new=.ssh/.authorized_keys2.intendant; { [ -d .ssh ] || mkdir .ssh; } && rm -f \$new && (set -C; cat >\$new) && mv -f \$new .ssh/authorized_keys2 || { rm -f \$new; exit 1; }"
remove_it="$plain rm -f .ssh/authorized_keys2"

# Lines of the file in $tmp/now that others wrote: all where Intendant did not write it, else those below its own.
others() {
  if head -n 1 "$tmp/now" | grep -q '^# Who may log in as '; then
    sed "1,/^# Below: not Intendant's/d" "$tmp/now"
  else
    cat "$tmp/now"
  fi | tr -d '\000' | sed 's/^[[:space:]]*//;s/[[:space:]]*$//' | grep -v '^#' | grep . | cat - >"$tmp/all"
  for known; do
    grep -vxF -f "$known" "$tmp/all" >"$tmp/less"
    mv "$tmp/less" "$tmp/all"
  done
}

failed() { # ACCOUNT
  echo "failed $1 $(head -n 1 "$tmp/error")" >>"$said"
  why="failed: not every account's file could be written"
}

write() { # ACCOUNT
  awk -v a="$1" '/^account /{on=($2==a)} on&&/^[+]/{print substr($0,2)}' "$tmp/text" >"$tmp/new"
  awk -v a="$1" '/^account /{on=($2==a)} on&&/^-/{print substr($0,2)}' "$tmp/text" >"$tmp/drop"
  last=$state/installed/$1
  [ -f "$last" ] || : >"$last"
  as "$1" "$read_it" </dev/null >"$tmp/now" || { failed "$1"; return; }
  [ "$(wc -c <"$tmp/now")" -le 1048576 ] || { echo 'it is larger than 1 MiB' >"$tmp/error"; failed "$1"; return; }
  others "$tmp/new" "$tmp/drop" "$last"
  cat "$tmp/new" "$tmp/all" >"$tmp/want"
  if ! cmp -s "$tmp/now" "$tmp/want"; then
    as "$1" "$write_it" <"$tmp/want" || { failed "$1"; return; }
    as "$1" "$read_it" </dev/null >"$tmp/now" || { failed "$1"; return; }
    cmp -s "$tmp/now" "$tmp/want" || { echo 'it reads otherwise than it was written' >"$tmp/error"; failed "$1"; return; }
  fi
  cp "$tmp/new" "$last"
  echo "account $1 $(sha256sum <"$tmp/now" | cut -c 1-64)" >>"$said"
  sed "s/^/other $1 /" "$tmp/all" >>"$said"
}

leave() { # ACCOUNT that Intendant has let go
  if id "$1" >/dev/null 2>&1 && as "$1" "$read_it" </dev/null >"$tmp/now" && head -n 1 "$tmp/now" | grep -q '^# Who may log in as '; then
    others "$state/installed/$1"
    if [ -s "$tmp/all" ]; then as "$1" "$write_it" <"$tmp/all"; else as "$1" "$remove_it" </dev/null; fi || { failed "$1"; return; }
  fi
  rm -f "$state/installed/$1"
  echo "left $1" >>"$said"
}

if [ -f "$state/bundle" ] && good "$state/bundle"; then have=$serial; fi
serial=0 why=''
status=$(ask bundle "$tmp/got")
tries=0 # what a host gets first may just be in the making
while [ ! -f "$state/bundle" ] && [ "$status" = 404 ] && [ $tries -lt 10 ]; do
  sleep 1
  tries=$((tries + 1))
  status=$(ask bundle "$tmp/got")
done
case $status in
  200) good "$tmp/got" && echo "$serial" >"$state/serial" && mv "$tmp/got" "$state/bundle" ;;
  304) good "$state/bundle" ;;
  *) why="not fetched: Intendant answered ${status:-nothing} $(tail -n 1 "$tmp/error")" ;;
esac
if [ -z "$why" ]; then
  sed -n 's/^account //p' "$tmp/text" >"$tmp/names"
  while read -r name <&3; do
    case $name in *[!A-Za-z0-9._-]* | [-.]*) continue ;; esac
    if id "$name" >/dev/null 2>&1; then write "$name"; else echo "absent $name" >>"$said"; fi
  done 3<"$tmp/names"
  for file in "$state"/installed/*; do
    [ ! -f "$file" ] || grep -qxF "${file##*/}" "$tmp/names" || leave "${file##*/}"
  done
fi

have=''
{ printf 'intendant-report 1\nhost %s\nserial %s\nat %s\n' "$host" "$serial" "$(date +%s)" && cat "$said" && printf 'result %s\nend\n' "${why:-ok}"; } >"$tmp/report"
if ssh-keygen -q -Y sign -n intendant-report -f "$hostkey" "$tmp/report" 2>"$tmp/error"; then
  cat "$tmp/report" "$tmp/report.sig" >"$tmp/body"
  told=$(ask report "$tmp/answer" "$tmp/body")
  case $told in 2??) ;; *) echo "intendant-keys: not reported: ${told:-nothing} $(head -n 1 "$tmp/answer" "$tmp/error" 2>/dev/null)" >&2 ;; esac
fi
[ -z "$why" ] || { echo "intendant-keys: $why" >&2; exit 1; }
