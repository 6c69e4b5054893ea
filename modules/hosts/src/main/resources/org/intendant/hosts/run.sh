# Runs that outlive a connection. Each has a folder of its own, mode 0700, of the account that it runs as:
#   boot  the boot that it belongs to   pid   process id and start time of its session's leader
#   out   what it printed so far        exit  blank; its exit code and the size of out, once it has ended
#   cgroup  the cgroup that it has for itself, where there can be one
#   whole   is there as long as no output was lost to a full disk
# $1 start|follow|stream|cancel|forget|tidy  $2 the run's id  then what the function of that name takes
# Each program that is started costs more than all that the shell does by itself: few are, and those not before the command.
set -u
verb=$1 id=$2
shift 2
case $id in
  '' | *[!0-9A-Za-z-]*) echo "This is no id of a run." >&2 && exit 64 ;;
esac
uid='' mask=''
while read -r key uid _ && [ "$key" != Uid: ]; do
  [ "$key" != Umask: ] || mask=$uid
done </proc/self/status
mask=${mask:-$(umask)}
umask 077
if [ "$uid" = 0 ]; then
  runs=/var/lib/intendant/runs
else
  runs=$HOME/.intendant/runs
fi
dir=$runs/$id listener=''
read -r boot </proc/sys/kernel/random/boot_id

# Whether the process $1 is the one that started at $2.
is() {
  line=''
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  # shellcheck disable=SC2086
  set -- "$2" ${line##*) }
  [ "${21-}" = "$1" ]
}

# Whether the leader of the run in folder $1 is there. Sets pid and since, empty if the run never got so far.
alive() {
  its='' pid='' since=''
  { read -r its <"$1/boot" && read -r pid since <"$1/pid"; } 2>/dev/null
  [ "$its" = "$boot" ] && [ -n "$pid" ] && is "$pid" "$since"
}

# Runs a program as root, where this account may.
as_root() {
  if [ "$uid" = 0 ]; then "$@"; else sudo -n "$@"; fi </dev/null 2>/dev/null
}

size() {
  if [ -f "$1" ]; then echo $(($(wc -c <"$1"))); else echo 0; fi
}

# $1 seconds it may take  $2 bytes of input to come  $3 text of the supervisor  $4 seconds to answer, for one that has input
# then the command. Answers like stream, from the first byte on; a short command comes to its end in the same answer.
start() {
  seconds=$1 bytes=$2 supervisor=$3 patience=$4
  shift 4
  [ -d "$runs" ] || mkdir -p "$runs" || exit 73
  if [ -e "$dir/boot" ]; then attach; fi
  room
  place
  mkdir "$dir" ${made:+"$made"} 2>/dev/null # of the two it may be only one that can be made
  [ -d "$dir" ] || exit 73
  set -C
  { true >"$dir/boot"; } 2>/dev/null || attach # of many who start it one gets beyond
  set +C
  echo "$boot" >"$dir/boot"
  if [ "$bytes" -gt 0 ]; then
    head -c "$bytes" >"$dir/in"
    if [ "$(size "$dir/in")" != "$bytes" ]; then
      echo "Only a part of the input came." >&2
      if [ -n "$made" ]; then rmdir "$made" 2>/dev/null; fi
      rm -rf "$dir"
      exit 74
    fi
  fi
  detach sh -c "$supervisor" intendant-run "$dir" "$seconds" "$mask" "$cage" "$@" </dev/null 2>/dev/null
  pid=${begun% *}
  if [ -z "$pid" ]; then
    echo "The supervisor of the run did not begin." >&2
    exit 70
  fi
  if [ "$bytes" -gt 0 ]; then watch 0 "$patience" 0.01; else listen 0 "$patience" 0.01; fi
}

# Answers how a run stands that was started before.
attach() {
  set +C
  tries=0
  until [ -s "$dir/pid" ] || [ $tries -ge 50 ]; do
    sleep 0.02
    tries=$((tries + 1))
  done
  stream 0 "$patience"
  exit 0
}

# Whether there is room for what it prints: of what df says, seven words are above those of the folder's disk. Where there was
# more than could be written since, half a minute ago at most, nobody is asked again.
room() {
  its='' seen=0
  { read -r its seen <"$runs/.room"; } 2>/dev/null
  read -r up _ </proc/uptime
  up=${up%.*}
  [ "$its" != "$boot" ] || [ $((up - seen)) -gt 30 ] || return 0
  # shellcheck disable=SC2046
  set -- $(df -Pk "$runs")
  free=$((${11} / 1024))
  if [ "$free" -lt 100 ]; then
    echo "Only $free MiB are free in $runs." >&2
    exit 75
  fi
  if [ "$free" -gt 8192 ]; then echo "$boot $up" >"$runs/.room"; fi
}

# Sets cage: where the run's own cgroup shall be, below the one that this process is in; made is the same where root makes it
# at once. Without cgroup v2 there is none.
place() {
  cage='' made=''
  for top in /sys/fs/cgroup /sys/fs/cgroup/unified; do
    if [ -f "$top/cgroup.procs" ]; then
      while IFS=: read -r number kind path; do
        if [ "$number" = 0 ] && [ -z "$kind" ]; then cage=${top}${path%/}/intendant-$id; fi
      done </proc/self/cgroup
      [ "$uid" != 0 ] || made=$cage
      return
    fi
  done
}

# Runs a command in a session of its own, and sets begun to the line that it prints. Only where setsid cannot fork does the
# shell, and then SIGINT stays ignored.
detach() {
  INTENDANT_RUN=$id
  export INTENDANT_RUN
  begun=$(exec setsid -f "$@") || begun=$(setsid "$@" &)
  unset INTENDANT_RUN
}

# What nobody asked for in a week.
sweep() {
  find "$runs" -mindepth 1 -maxdepth 1 -type d -mtime +6 2>/dev/null | while read -r old; do
    alive "$old" || remove "$old"
  done
}

tidy() {
  [ ! -d "$runs" ] || sweep
}

# Removes the folder $1 and its cgroup, unless a process that the command left behind is still in it.
remove() {
  if [ -s "$1/cgroup" ] && read -r cage <"$1/cgroup" && [ -d "$cage" ]; then
    as_root rmdir "$cage" || as_root find "$cage" -depth -type d -exec rmdir {} + || true
  fi
  rm -rf "$1"
}

# $1 bytes known  $2 most bytes to send  $3 seconds to wait for more. Answers a line, state size exit, and the bytes.
follow() {
  if [ ! -d "$dir" ]; then
    echo "absent 0 -"
    exit 0
  fi
  settle "$1" "$3"
  count=$((size - $1))
  if [ "$count" -gt "$2" ]; then
    count=$2 state=running
  fi
  echo "$state $size $code"
  if [ "$count" -gt 0 ]; then
    tail -c "+$(($1 + 1))" "$dir/out" | head -c "$count"
  fi
}

# Returns after $2 seconds, or once the run has ended or printed more than $1 bytes.
settle() {
  poll=0
  while :; do
    look
    size=$(size "$dir/out")
    if [ "$state" != running ] || [ "$size" -gt "$1" ] || [ $poll -ge $((${2%.*} * 6)) ]; then return; fi
    if [ $poll -lt 3 ]; then sleep 0.02; else sleep 0.15; fi
    poll=$((poll + 1))
  done
}

# $1 bytes known  $2 seconds to answer where it cannot be told "enough". Answers all bytes after these, as they come, and at
# last, as an error, the line. It says nothing else of a run that ended before all is sent. A line "forget" that comes back
# then removes the run.
stream() {
  if [ ! -d "$dir" ]; then
    echo "absent 0 -" >&2
    exit 0
  fi
  look
  if [ "$state" = running ] && [ -n "$pid" ]; then
    listen "$1" "$2" 0.05
  else
    rest "$1"
  fi
}

# The same of a run that goes on, looking every $3 seconds whether it still does, until it has ended or whoever asks says
# "enough" or goes away. No program is needed that looks at a clock.
listen() {
  exec 3<&0 </dev/null
  tail -c "+$(($1 + 1))" -f -s "$3" --pid="$pid" "$dir/out" 2>/dev/null 3<&- &
  follower=$!
  {
    word=''
    read -r word
    case $word in
      forget) exit 0 ;;
      keep) exit 1 ;;
    esac
    if read -r line <"/proc/$follower/stat"; then
      # shellcheck disable=SC2086
      set -- ${line##*) }
      [ "${2-}" != $$ ] || kill -s TERM "$follower"
    fi
    exit 1
  } <&3 >/dev/null 2>&1 &
  listener=$!
  exec 3<&-
  shown "$@"
}

# The same where nobody can say so, for what comes is the run's input: for $2 seconds.
watch() {
  listener=''
  timeout "$2" tail -c "+$(($1 + 1))" -f -s "$3" --pid="$pid" "$dir/out" 2>/dev/null &
  follower=$!
  shown "$@"
}

# Tells how it stands, once what was printed is sent.
shown() {
  wait "$follower"
  case $? in
    0) look ;;
    124 | 143) state=running code=- ;;
    *) # no tail of GNU, or no timeout
      settle "$1" "$2"
      rest "$1"
      return
      ;;
  esac
  tell
}

# What is there after $1 bytes, and how the run stands.
rest() {
  look
  tail -c "+$(($1 + 1))" "$dir/out" 2>/dev/null
  tell
}

# Of what ended the size of all that was sent is told with it.
tell() {
  case $state in
    ended | torn) size=${length:-$(size "$dir/out")} ;;
    *) size=0 ;;
  esac
  echo "$state $size $code" >&2
  if [ "$verb" = start ]; then
    set -- "$runs"/*
    [ $# -eq 1 ] || sweep
  fi
  if [ "$state" = ended ] || [ "$state" = torn ]; then
    if asked; then forget; fi
  fi
}

# Whether the line "forget" came.
asked() {
  if [ -n "$listener" ]; then
    wait "$listener"
  else
    read -r word && [ "$word" = forget ]
  fi
}

# Sets state and code; torn is ended with output lost. The exit code is looked for again after the leader was seen to be gone.
look() {
  state=running
  if ! ended && ! alive "$dir" && ! ended; then
    if [ "$its" != "$boot" ] || [ -n "$pid" ] || [ -n "$(find "$dir" -prune -mmin +1)" ]; then state=lost; fi
  elif [ -n "$code" ]; then
    state=ended
    [ -e "$dir/whole" ] || state=torn
  fi
  code=${code:--}
}

# Whether there is an exit code. Sets code, and length where the supervisor left it.
ended() {
  code='' length=''
  { read -r code length <"$dir/exit"; } 2>/dev/null
  [ -n "$code" ]
}

# Ends everything that belongs to the run and answers how many processes are left, and what that is known by: its cgroup,
# which shows all of them, or its session, which a process can leave.
cancel() {
  if [ ! -d "$dir" ]; then
    echo absent
    exit 0
  fi
  alive "$dir" || true
  if [ "$its" != "$boot" ] || [ -z "$pid" ]; then
    echo "0 boot"
    exit 0
  fi
  cage='' known='' rounds=0
  { read -r cage <"$dir/cgroup"; } 2>/dev/null
  while left=$(members) && [ -n "$left" ] && [ $rounds -lt 100 ]; do
    known=$(for one in $left; do echo "$one:$(born "$one")"; done)
    signal=KILL
    [ $rounds -ge 30 ] || signal=TERM
    # shellcheck disable=SC2086
    end $signal $left
    sleep 0.1
    rounds=$((rounds + 1))
  done
  if [ -z "$left" ] && ! ended; then
    printf '%-8s' 137 1<>"$dir/exit"
  fi
  proof=session
  if [ -n "$cage" ] && { [ ! -e "$cage" ] || grep -qsx 'populated 0' "$cage/cgroup.events"; }; then proof=cgroup; fi
  # shellcheck disable=SC2086
  set -- $left
  echo "$# $proof"
}

# Sends a signal to processes, as root if some are not this account's, and lets those go on that were stopped.
# shellcheck disable=SC2016
end() {
  { kill -s "$@" || as_root sh -c 'kill -s "$@"' end "$@"; } 2>/dev/null
  if [ "$1" = KILL ] && [ -f "$cage/cgroup.kill" ]; then
    as_root sh -c 'echo 1 >"$1"' end "$cage/cgroup.kill"
  fi
  shift
  kill -s CONT "$@" 2>/dev/null
}

# When the process $1 started.
born() {
  line=''
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  # shellcheck disable=SC2086
  set -- ${line##*) }
  echo "${20-}"
}

# The live processes of the run: of its cgroup and its session, those with its mark, those known, and who comes from them.
members() {
  {
    if [ -n "$cage" ]; then find "$cage" -name cgroup.procs -exec cat {} + 2>/dev/null; fi
    if [ ! -d "/proc/$pid" ] || is "$pid" "$since"; then
      grep -slE "^NSsid:[[:space:]]+$pid([[:space:]]|\$)" /proc/[0-9]*/status
    fi
    grep -slzx "INTENDANT_RUN=$id" /proc/[0-9]*/environ
    for one in $known; do
      if is "${one%:*}" "${one#*:}"; then echo "${one%:*}"; fi
    done
  } | tr -dc '0-9\n' | family | sort -u | while read -r one; do
    if grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$one/status"; then echo "$one"; fi
  done
}

# Adds all that come from the processes named on standard input. The kernel's 0, a process of another room, is nobody's.
family() {
  {
    sed 's/^/in /'
    grep -hsE '^P?Pid:' /proc/[0-9]*/status
  } | awk '
    $1 == "in" && $2 > 0 { ours[$2] = 1 }
    $1 == "Pid:" { pid = $2 }
    $1 == "PPid:" { parent[pid] = $2 }
    END {
      do {
        more = 0
        for (pid in parent) if (!(pid in ours) && (parent[pid] in ours)) { ours[pid] = 1; more = 1 }
      } while (more)
      for (pid in ours) print pid
    }'
}

forget() {
  if [ ! -d "$dir" ]; then
    echo absent
    exit 0
  fi
  if alive "$dir"; then
    echo "The run still goes on." >&2
    exit 70
  fi
  remove "$dir"
}

case $verb in
  start | follow | stream | cancel | forget | tidy) "$verb" "$@" ;;
  *) exit 64 ;;
esac
