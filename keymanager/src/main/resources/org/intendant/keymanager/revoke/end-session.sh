# Ends exactly one SSH session with what runs in it, and says so once all of that is gone. Arguments: the session's process, and
# when that began in clock ticks since the boot, so that no other process is hit that has got its number since. Ends with 0 once
# it is gone, also when it was before.
set -u
LC_ALL=C
export LC_ALL
pid=$1 start=$2

# Sets "parent" and "begun" of a process; fails where there is none any more, or only what is left of it.
look() {
  parent='' begun=''
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  case $line in
    *') '*) ;;
    *) line=$({ sed -n '$s/.*) /) /p' "/proc/$1/stat"; } 2>/dev/null) ;;
  esac
  # shellcheck disable=SC2086
  set -- ${line##*) }
  [ $# -ge 20 ] && [ "$1" != Z ] || return 1
  parent=$2
  shift 19
  begun=$1
}

is() { look "$1" && [ "$begun" = "$2" ]; }

case $pid$start in *[!0-9]*) echo 'No session is meant by that.' >&2; exit 2 ;; esac
[ "$pid" -gt 1 ] || exit 2
if ! is "$pid" "$start"; then
  echo 'It was over already.'
  exit 0
fi
exe=$(readlink "/proc/$pid/exe")
case ${exe% (deleted)} in
  */sshd | */sshd-session) ;;
  *) echo "Process $pid is no session of sshd’s." >&2; exit 3 ;;
esac

# What descends from it, and what the host itself keeps together as this session, detached or not.
family=" $pid:$start "
grown=
while [ "$grown" != "$family" ]; do
  grown=$family
  for dir in /proc/[0-9]*; do
    look "${dir#/proc/}" || continue
    case $family in *" ${dir#/proc/}:"*) continue ;; esac
    case $family in *" $parent:"*) family="$family${dir#/proc/}:$begun " ;; esac
  done
done
scope=$(sed -n 's/^0:://p' "/proc/$pid/cgroup" 2>/dev/null)
case $scope in
  */session-*.scope)
    while read -r one; do
      case $family in *" $one:"*) continue ;; esac
      look "$one" && family="$family$one:$begun "
    done <"/sys/fs/cgroup$scope/cgroup.procs" ;;
esac

left() {
  for one in $family; do
    ! is "${one%%:*}" "${one#*:}" || return 0
  done
  return 1
}

for signal in TERM KILL; do
  for one in $family; do
    if is "${one%%:*}" "${one#*:}"; then
      kill -s "$signal" "${one%%:*}" 2>/dev/null
    fi
  done
  tries=0
  while left && [ "$tries" -lt 30 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  left || break
done
if left; then
  echo "Process $pid, or what runs in its session, goes on." >&2
  exit 1
fi
echo 'It is gone.'
