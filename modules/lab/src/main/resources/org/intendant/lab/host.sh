#!/bin/bash
# host.sh create LAB NAME NUMBER BASE DISK [HYPERVISOR]  makes a host that is not running: its disk (a tmpfs of size DISK over BASE),
#                                           host key and network, which for a guest is the internal bridge of its hypervisor
# host.sh boot LAB NAME systemd|sshd        starts its first process; a reboot inside the host comes back, a poweroff ends it
# host.sh destroy LAB NAME                  removes it
# host.sh enter LAB NAME COMMAND...         runs a command in the running host as root, without network or sshd
# host.sh read LAB NAME PATH                prints a file of the host, which may be off
# host.sh write LAB NAME PATH MODE          writes its input to a file of the host, which may be off
# host.sh account LAB NAME USER SUDO        see account.sh
# host.sh link LAB NAME NUMBER up|down      plugs the network cable in or out
# host.sh rate LAB NAME NUMBER RATE|normal  limits both directions, e.g. to 200kbit
# host.sh hang LAB NAME 1|0                 freezes all processes of the host, or lets them go on
# host.sh fill LAB NAME                     shrinks the disk to what it holds: nothing more fits
# host.sh free LAB NAME DISK                gives the disk its size again
set -eu
. "$(dirname "$(readlink -f "$0")")/common.sh"
command=$1
lab "$2"
name=$3
shift 3
HOST=$STATE/hosts/$name
DISK=$HOST/disk
TREE=$DISK/root
NS=$PREFIX-$name

create() { # number base disk [hypervisor]
  local address=$NET.$1 address6=$NET6::$1 switch=$SWITCH bridge=br0
  if [ -n "${4:-}" ]; then
    address=$INNER.$1 address6=$INNER6::$1 switch=$PREFIX-$4 bridge=vmbr1
    inner_bridge "$switch"
  fi
  mkdir "$HOST"
  mkdir "$DISK"
  mount -t tmpfs -o "size=$3,mode=755" "$NS" "$DISK"
  mkdir "$DISK/upper" "$DISK/work" "$TREE"
  mount -t overlay "$NS" -o "lowerdir=$2,upperdir=$DISK/upper,workdir=$DISK/work" "$TREE"
  echo "$name" > "$TREE/etc/hostname"
  printf '127.0.0.1 localhost\n%s %s\n' "$address" "$name" > "$TREE/etc/hosts"
  tr -d - < /proc/sys/kernel/random/uuid > "$TREE/etc/machine-id"
  ssh-keygen -q -t ed25519 -N '' -C "root@$name" -f "$TREE/etc/ssh/ssh_host_ed25519_key"
  echo "$1" > "$HOST/number"
  echo "$switch" > "$HOST/switch"
  ip netns add "$NS"
  # The hardware address follows from the network address: no stale neighbour entries when a host is made again.
  ip link add eth0 netns "$NS" address "$(printf '02:4c:0a:4d:%02x:%02x' "$X" "$1")" type veth peer name "port$1" netns "$switch"
  ip -n "$switch" link set "port$1" master "$bridge" up
  ip -n "$NS" link set lo up
  ip -n "$NS" addr add "$address/24" dev eth0
  ip -n "$NS" addr add "$address6/64" dev eth0 nodad || true # a machine may have no IPv6
  ip -n "$NS" link set eth0 up
  if [ "$bridge" = vmbr1 ]; then
    ip -n "$NS" route add default via "$INNER.1"
    ip -n "$NS" route add default via "$INNER6::1" || true
  fi
}

# The bridge between a hypervisor and its guests, made with the first of them.
inner_bridge() { # the hypervisor's network namespace
  ! ip -n "$1" link show vmbr1 >/dev/null 2>&1 || return 0
  ip -n "$1" link add vmbr1 type bridge
  ip -n "$1" addr add "$INNER.1/24" dev vmbr1
  ip -n "$1" addr add "$INNER6::1/64" dev vmbr1 nodad || true
  ip -n "$1" link set vmbr1 up
  # As on a hypervisor where nobody has rules for bridged frames: a guest's frame to its own public port returns by its own port.
  ip netns exec "$1" sysctl -qw net.bridge.bridge-nf-call-iptables=0 net.bridge.bridge-nf-call-ip6tables=0 2>/dev/null || true
}

boot() { # systemd|sshd
  rm -f "$HOST/off" "$HOST/pid"
  mkdir -p "$CG/$name"
  keep_running "$1" </dev/null >>"$HOST/boot.log" 2>&1 &
}

keep_running() { # systemd|sshd
  local ended=129
  echo "$BASHPID" > "$CG/$name/cgroup.procs"
  while [ $ended = 129 ]; do # how reboot(2) ends the first process of a pid namespace; poweroff: 130
    ended=0
    forget_rules
    setsid -w nsenter --net="/run/netns/$NS" \
      unshare --time "--boottime=-$(cut -d. -f1 /proc/uptime)" --mount --pid --uts --ipc --cgroup --fork --kill-child \
      "$HERE/init.sh" "$TREE" "$name" "$HOST" "$1" || ended=$?
  done
  touch "$HOST/off"
}

# A machine that starts has no rules for packets; a network namespace would keep them.
forget_rules() {
  ip netns exec "$NS" chroot "$TREE" nft flush ruleset 2>/dev/null || true
  ip netns exec "$NS" sysctl -qw net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0 || true
}

destroy() {
  end_cgroup "$CG/$name"
  # By name: the kernel removes the namespace with its end of the cable only a little later.
  ip -n "$(cat "$HOST/switch")" link del "port$(cat "$HOST/number")" 2>/dev/null || true
  ip netns del "$NS" 2>/dev/null || true
  unmount "$TREE"
  unmount "$DISK"
  rm -rf --one-file-system "$HOST"
}

running() {
  [ -f "$HOST/pid" ] && [ ! -e "$HOST/off" ]
}

enter() {
  local pid
  running || { echo "$name is off" >&2; return 125; }
  pid=$(cat "$HOST/pid")
  # Never enter a process that only got the same number later.
  grep -q ":.*/intendant-lab/$X/$name\(/\|\$\)" "/proc/$pid/cgroup" || { echo "$name is not running" >&2; return 125; }
  exec nsenter -t "$pid" -m -p -u -i -n -C -T -r -w "${clean[@]}" "$@"
}

# In the running host, or in its tree while it is off; there without the machine's processes and network.
inside() {
  if running; then enter "$@"; fi
  exec unshare --mount --pid --net --fork --kill-child chroot "$TREE" "${clean[@]}" "$@"
}
clean=(env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb LC_ALL=C.UTF-8)

write() { # path mode
  # shellcheck disable=SC2016 # expanded in the host
  inside sh -c 'mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"' write "$@"
}

rate() { # number rate
  local switch
  switch=$(cat "$HOST/switch")
  tc -n "$switch" qdisc del dev "port$1" root 2>/dev/null || true
  tc -n "$NS" qdisc del dev eth0 root 2>/dev/null || true
  [ "$2" = normal ] && return
  tc -n "$switch" qdisc add dev "port$1" root tbf rate "$2" burst 4kb latency 2s
  tc -n "$NS" qdisc add dev eth0 root tbf rate "$2" burst 4kb latency 2s
}

fill() {
  local i used
  for i in {1..20}; do
    used=$(df --output=used -B1 "$DISK" | tail -n 1)
    mount -o "remount,size=$used" "$DISK" 2>/dev/null && return
  done
  echo "the disk of $name could not be filled after $i tries" >&2
  return 1
}

case $command in
  create) create "$@" ;;
  boot) boot "$@" ;;
  destroy) destroy ;;
  enter) enter "$@" ;;
  read) inside cat -- "$1" ;;
  write) write "$@" ;;
  account) inside bash -c "$(cat "$HERE/account.sh")" account "$@" ;;
  link) ip -n "$(cat "$HOST/switch")" link set "port$1" "$2" ;;
  rate) rate "$@" ;;
  hang) echo "$1" > "$CG/$name/cgroup.freeze" ;;
  fill) fill ;;
  free) mount -o "remount,size=$1" "$DISK" ;;
  *) echo "host.sh does not know $command" >&2; exit 2 ;;
esac
