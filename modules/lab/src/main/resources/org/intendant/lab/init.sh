#!/bin/bash
# init.sh TREE NAME HOST systemd|sshd : becomes the first process of a lab host. Runs in new mount, pid, uts, ipc, cgroup and
# time namespaces, already in the host's network namespace.
set -eu
TREE=$1
NAME=$2
HOST=$3
FIRST=/lib/systemd/systemd
[ "$4" = systemd ] || FIRST='/usr/sbin/sshd -D -e -o UsePAM=no -o LogLevel=ERROR'
read -r PID _ < /proc/self/stat # as seen from outside: this /proc is still the machine's
echo "$PID" > "$HOST/pid"
mount --make-rprivate /
mount --bind "$TREE" "$TREE"
mount -t proc proc "$TREE/proc" -o nosuid,nodev,noexec
cat /proc/sys/kernel/random/uuid > "$HOST/boot_id"
mount --bind "$HOST/boot_id" "$TREE/proc/sys/kernel/random/boot_id"
mount --rbind "$TREE/proc/sys" "$TREE/proc/sys"
mount --bind "$TREE/proc/sys/net" "$TREE/proc/sys/net"
mount -o remount,bind,ro "$TREE/proc/sys"
for file in sysrq-trigger irq bus; do
  if [ -e "$TREE/proc/$file" ]; then mount --bind -o ro "$TREE/proc/$file" "$TREE/proc/$file"; fi
done
mount -t sysfs sysfs "$TREE/sys" -o nosuid,nodev,noexec,ro
mount -t tmpfs tmpfs "$TREE/dev" -o nosuid,mode=755,size=64k
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
  IFS=: read -r file major minor <<<"$device"
  mknod -m 666 "$TREE/dev/$file" c "$major" "$minor"
done
mkdir "$TREE/dev/pts" "$TREE/dev/shm" "$TREE/dev/mqueue"
mount -t devpts devpts "$TREE/dev/pts" -o newinstance,ptmxmode=0666,mode=620,gid=5
ln -s pts/ptmx "$TREE/dev/ptmx"
ln -s /proc/self/fd "$TREE/dev/fd"
ln -s fd/0 "$TREE/dev/stdin"
ln -s fd/1 "$TREE/dev/stdout"
ln -s fd/2 "$TREE/dev/stderr"
mount -t tmpfs tmpfs "$TREE/dev/shm" -o nosuid,nodev,mode=1777,size=64m
mount -t tmpfs tmpfs "$TREE/run" -o nosuid,nodev,mode=755,size=64m
mount -t cgroup2 cgroup2 "$TREE/sys/fs/cgroup" -o nosuid,nodev,noexec
hostname "$NAME"
mkdir -p "$TREE/.old"
cd "$TREE"
pivot_root . .old
umount -l /.old
rmdir /.old
mkdir -p /run/sshd
exec </dev/null >/run/boot.log 2>&1
# shellcheck disable=SC2086 # a program with its arguments
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin container=lab HOME=/root setpriv \
  --bounding-set=-sys_module,-sys_time,-sys_rawio,-mknod,-syslog,-mac_admin,-mac_override,-wake_alarm $FIRST
