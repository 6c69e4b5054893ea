# Runs that outlive a connection. Each has a folder of its own, mode 0700, of the account that it runs as:
#   boot  the boot that it belongs to   pid   process id and start time of its session's leader
#   out   what it printed so far        exit  its exit code, once it has ended
#   cgroup  the cgroup that it has for itself, where there can be one
#   whole   is there as long as no output was lost to a full disk
# $1 start|follow|stream|cancel|forget|tidy  $2 the run's id  then what the function of that name takes
set -u
mask=$(umask)
umask 077
verb=$1 id=$2
shift 2
case $id in
  '' | *[!0-9A-Za-z-]*) echo "This is no id of a run." >&2 && exit 64 ;;
esac
if [ "$(id -u)" = 0 ]; then
  runs=/var/lib/intendant/runs
else
  runs=$HOME/.intendant/runs
fi
dir=$runs/$id
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
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi </dev/null 2>/dev/null
}

size() {
  if [ -f "$1" ]; then echo $(($(wc -c <"$1"))); else echo 0; fi
}

# Answers how a run stands that was started before.
attach() {
  begun 50 || true
  follow 0 "$most" moment
  exit 0
}

# Whether the supervisor of the run has begun, asked so many times.
begun() {
  tries=0
  until [ -s "$dir/pid" ]; do
    [ $tries -lt "$1" ] || return 1
    if [ $tries -lt 10 ]; then sleep 0.01; else sleep 0.05; fi
    tries=$((tries + 1))
  done
}

# $1 seconds it may take  $2 bytes of input to come  $3 text of the supervisor  $4 most bytes to send  then the command.
# Answers like follow, after a moment in which a short command comes to its end.
start() {
  seconds=$1 bytes=$2 supervisor=$3 most=$4
  shift 4
  mkdir -p "$runs" || exit 73
  [ ! -d "$dir" ] || attach
  sweep
  free=$(df -Pk "$runs" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -lt 100 ]; then
    echo "Only $free MiB are free in $runs." >&2
    exit 75
  fi
  mkdir "$dir" 2>/dev/null || attach
  echo "$boot" >"$dir/boot"
  cat >"$dir/in"
  if [ "$(size "$dir/in")" != "$bytes" ]; then
    echo "Only a part of the input came." >&2
    rm -rf "$dir"
    exit 74
  fi
  enclose
  detach sh -c "$supervisor" intendant-run "$dir" "$seconds" "$mask" "$@" </dev/null >/dev/null 2>&1
  if ! begun 200; then
    echo "The supervisor of the run did not begin." >&2
    exit 70
  fi
  follow 0 "$most" moment
}

# Moves this process into a cgroup of the run's own, below its present one: what it starts is in it too, whatever it does to
# its parents, session and environment. That takes root; without it, or without cgroup v2, the run has a session only.
enclose() {
  for top in /sys/fs/cgroup /sys/fs/cgroup/unified; do
    if [ -f "$top/cgroup.procs" ]; then
      cage=$top$(sed -n 's/^0:://p' /proc/self/cgroup)/intendant-$id
      # shellcheck disable=SC2016
      if as_root sh -c 'mkdir -m 755 "$1" && echo "$2" >"$1/cgroup.procs"' enclose "$cage" $$; then
        echo "$cage" >"$dir/cgroup"
      fi
      return
    fi
  done
}

# Runs a command in a session of its own. Only where setsid cannot fork does the shell, and then SIGINT stays ignored.
detach() {
  INTENDANT_RUN=$id
  export INTENDANT_RUN
  if setsid -f true 2>/dev/null; then
    setsid -f "$@"
  else
    setsid "$@" &
  fi
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
    as_root find "$cage" -depth -type d -exec rmdir {} + || true
  fi
  rm -rf "$1"
}

# $1 bytes known  $2 most bytes to send  $3 seconds to wait for more, or a moment. Answers a line, state size exit, and the bytes.
follow() {
  if [ ! -d "$dir" ]; then
    echo "absent 0 -"
    exit 0
  fi
  if [ "$3" = moment ]; then polls=5 more=1; else polls=$(($3 * 6)) more=0; fi
  poll=0
  while :; do
    look
    size=$(size "$dir/out")
    if [ "$state" != running ] || [ $poll -ge $polls ]; then break; fi
    if [ "$size" -gt "$1" ]; then
      [ $more -gt 0 ] || break
      more=$((more - 1)) # what has just printed is often about to end
    fi
    if [ $poll -lt 2 ]; then sleep 0.02; elif [ $poll -lt 5 ]; then sleep 0.04; else sleep 0.15; fi
    poll=$((poll + 1))
  done
  count=$((size - $1))
  if [ "$count" -gt "$2" ]; then
    count=$2 state=running
  fi
  echo "$state $size $code"
  if [ "$count" -gt 0 ]; then
    tail -c "+$(($1 + 1))" "$dir/out" | head -c "$count"
  fi
}

# The same, but what comes while the run goes on is sent as it comes, for the whole time. Without the tail of GNU it is asked for.
stream() {
  if [ -d "$dir" ]; then
    look
    if [ "$state" = running ] && [ -n "$pid" ] && timeout 5 tail --pid=$$ -c +1 /dev/null 2>/dev/null; then
      echo "running $(size "$dir/out") -"
      timeout "$3" tail -c "+$(($1 + 1))" -f -s 0.05 --pid="$pid" "$dir/out" 2>/dev/null | dd bs=4096 count=$(($2 / 4096)) 2>/dev/null
      return
    fi
  fi
  follow "$@"
}

# Sets state and code; torn is ended with output lost. The exit code is looked for again after the leader was seen to be gone.
look() {
  state=running code=-
  if [ ! -f "$dir/exit" ] && ! alive "$dir" && [ ! -f "$dir/exit" ]; then
    if [ "$its" != "$boot" ] || [ -n "$pid" ] || [ -n "$(find "$dir" -prune -mmin +1)" ]; then state=lost; fi
  elif [ -f "$dir/exit" ]; then
    state=ended
    [ -e "$dir/whole" ] || state=torn
    read -r code <"$dir/exit"
  fi
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
  if [ -z "$left" ] && [ ! -f "$dir/exit" ]; then
    printf '%-8s\n' 137 1<>"$dir/exit.new" && mv "$dir/exit.new" "$dir/exit"
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
