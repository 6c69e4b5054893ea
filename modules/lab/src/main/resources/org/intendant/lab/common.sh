# shellcheck shell=bash
# Sourced by net.sh and host.sh. A lab is the folder ROOT/<x>; x is the third byte of its subnet and part of every name it uses.
# shellcheck disable=SC2034 # the names are used by the scripts that source this one
ROOT=/run/intendant-lab
HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
CGROUPS=/sys/fs/cgroup
[ -d /sys/fs/cgroup/unified ] && CGROUPS=/sys/fs/cgroup/unified # hybrid machines have cgroup v2 below it

# Sets the names of the lab with number $1.
lab() {
  X=$1
  STATE=$ROOT/$X
  PREFIX=ilab$X
  SWITCH=$PREFIX-sw
  NET=10.77.$X
  NET6=fd4c:4c41:4231:$X
  INNER=10.78.$X # between a hypervisor and its guests; each hypervisor has its own
  INNER6=fd4c:4c41:4232:$X
  CG=$CGROUPS/intendant-lab/$X
}

# The time at which process $1 started, in clock ticks since boot: with it a process id names one process only.
started() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  echo "${20}"
}

# Ends every process below the cgroup folder $1 and removes it.
end_cgroup() {
  local i
  [ -d "$1" ] || return 0
  for i in {1..200}; do
    grep -q '^populated 0' "$1/cgroup.events" 2>/dev/null && break
    kill_cgroup "$1"
    sleep 0.01
  done
  for i in {1..100}; do
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
    [ -d "$1" ] || return 0
    sleep 0.02
  done
  echo "the cgroup $1 could not be removed" >&2
  return 1
}

kill_cgroup() {
  if [ -e "$1/cgroup.kill" ]; then
    echo 1 > "$1/cgroup.kill"
  else
    # shellcheck disable=SC2046
    kill -9 $(find "$1" -name cgroup.procs -exec cat {} +) 2>/dev/null || true
  fi
}

unmount() {
  local i
  for i in {1..50}; do
    mountpoint -q "$1" || return 0
    umount "$1" 2>/dev/null && return 0
    sleep 0.02
  done
  umount -l "$1"
}
