#!/bin/bash
# net.sh open PID   makes a lab for process PID and prints its number: a switch (bridge in a network namespace of its own)
#                   and a leg of it in this namespace with the address 10.77.<number>.1
# net.sh close N    removes everything of lab N
# net.sh sweep      removes the labs whose process is gone
# net.sh watch N    waits until its input ends, which it also does when the process that holds the other end is killed; then closes lab N
set -eu
. "$(dirname "$(readlink -f "$0")")/common.sh"

alive() { # lab folder
  local pid start
  read -r pid start < "$1/owner" && [ "$(started "$pid")" = "$start" ]
}

sweep() {
  local state
  rm -rf "$ROOT"/new.*
  for state in "$ROOT"/[0-9]*; do
    [ -d "$state" ] || continue
    alive "$state" 2>/dev/null || close "${state##*/}"
  done
}

# Nobody else uses the names and addresses of this number.
free() {
  lab "$1"
  [ ! -e "$STATE" ] && [ ! -e "$CG" ] && [ ! -e "/sys/class/net/$PREFIX" ] && ! compgen -G "/run/netns/$PREFIX-*" >/dev/null &&
    [ -z "$(ip -4 route show table all root "$NET.0/24")" ] &&
    ! ip -4 route show table all match "$NET.0/24" | grep -qv '^default'
}

open() { # pid
  local i new=$ROOT/new.$$
  mkdir -p "$new"
  echo "$1 $(started "$1")" > "$new/owner"
  mkdir "$new/hosts"
  for i in {0..252}; do
    free $(((($1 + i) % 253) + 1)) || continue
    mv -T "$new" "$STATE"
    up || { close "$X"; return 1; }
    echo "$X"
    return
  done
  rm -rf "$new"
  echo "every subnet 10.77.1.0/24 to 10.77.253.0/24 is in use or covered by a route of this machine" >&2
  return 1
}

up() {
  # Each systemd needs about 5 inotify instances; with the usual limit of 128 the 26th host would die silently.
  [ "$(sysctl -n fs.inotify.max_user_instances)" -ge 8192 ] || sysctl -qw fs.inotify.max_user_instances=8192 || return 1
  mkdir -p "$CG" &&
    ip netns add "$SWITCH" &&
    ip -n "$SWITCH" link add br0 type bridge &&
    ip -n "$SWITCH" link set br0 up &&
    ip link add "$PREFIX" type veth peer name root netns "$SWITCH" &&
    ip -n "$SWITCH" link set root master br0 up &&
    ip addr add "$NET.1/24" dev "$PREFIX" &&
    ip link set "$PREFIX" up &&
    { ip addr add "$NET6::1/64" dev "$PREFIX" nodad || true; } # a machine may have no IPv6
}

close() { # lab number
  local host failed=0
  lab "$1"
  [ -f "$STATE/owner" ] || return 0
  end_cgroup "$CG" || failed=1
  for host in "$STATE"/hosts/*; do
    [ -d "$host" ] || continue
    ip netns del "$PREFIX-${host##*/}" 2>/dev/null || true
    unmount "$host/disk/root"
    unmount "$host/disk"
  done
  ip link del "$PREFIX" 2>/dev/null || true
  ip netns del "$SWITCH" 2>/dev/null || true
  rm -rf --one-file-system "$STATE"
  rmdir "${CG%/*}" 2>/dev/null || true
  return $failed
}

# Under the lock: the number may have been swept meanwhile and belong to somebody else.
close_own() { # lab number, owner
  lab "$1"
  [ "$(cat "$STATE/owner" 2>/dev/null)" != "$2" ] || close "$1"
}

mkdir -p "$ROOT"
if [ "$1" = watch ]; then
  owner=$(cat "$ROOT/$2/owner")
  cat >/dev/null
fi
exec 9>"$ROOT/lock"
flock 9
case $1 in
  open) sweep && open "$2" ;;
  close) close "$2" ;;
  watch) close_own "$2" "$owner" ;;
  sweep) sweep ;;
  *) echo "net.sh does not know $1" >&2; exit 2 ;;
esac
