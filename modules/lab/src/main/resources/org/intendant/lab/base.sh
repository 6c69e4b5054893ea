#!/bin/bash
# base.sh DIR : builds the base tree of all lab hosts (debootstrap plus a little tuning), once, under a lock beside it.
# A change of this file changes the version in DIR's name, so that every machine builds anew.
set -eu
BASE=$1
PART=$BASE.part
PACKAGES=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,openssh-client,sudo,cron,iproute2,iputils-ping,iptables,nftables,nginx,samba,smbclient,rsync,ca-certificates,curl,procps,python3
CODENAME=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The address of the Debian mirror that this machine itself uses, from both formats of apt's sources.
mirror() {
  {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed -nE 's/^deb[ \t]+(\[[^]]*\][ \t]*)?([^ \t]+)[ \t]+([^ \t]+)[ \t].*/\2 \3/p'
    for file in /etc/apt/sources.list.d/*.sources; do [ -f "$file" ] && { cat "$file"; echo; }; done |
      awk 'BEGIN { RS = ""; FS = "\n" }
        { uris = suites = ""
          for (i = 1; i <= NF; i++) {
            key = tolower($i); sub(/:.*/, "", key); value = $i; sub(/^[^:]*:[ \t]*/, "", value)
            if (key == "uris") uris = value; else if (key == "suites") suites = value
          }
          split(uris, uri, " "); n = split(suites, suite, " "); for (j = 1; j <= n; j++) print uri[1], suite[j] }'
  } | awk -v wanted="$CODENAME" '$2 == wanted { print $1; exit }'
}

build() {
  local from
  from=$(mirror)
  [ -n "$from" ] || { echo "This machine's apt names no Debian mirror to build lab hosts from." >&2; exit 1; }
  eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
  [ -z "${http_proxy:-}" ] || export http_proxy
  rm -rf --one-file-system "$PART"
  # Mounts and processes of a build that is killed go with its namespaces.
  unshare --mount --pid --fork --kill-child \
    debootstrap --variant=minbase --include="$PACKAGES" "$CODENAME" "$PART" "$from"
  tune "$PART"
}

tune() {
  rm -f "$1"/etc/ssh/ssh_host_* "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*_*
  : > "$1/etc/machine-id"
  offline "$1" systemctl set-default multi-user.target
  # What needs a kernel or hardware of one's own, and what would start by itself in the middle of a test.
  offline "$1" systemctl mask console-getty.service getty.target apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer \
    e2scrub_reap.service fstrim.timer dpkg-db-backup.timer systemd-sysctl.service systemd-modules-load.service modprobe@.service \
    sys-fs-fuse-connections.mount dev-hugepages.mount dev-mqueue.mount sys-kernel-config.mount sys-kernel-debug.mount \
    sys-kernel-tracing.mount systemd-remount-fs.service systemd-udevd.service systemd-udev-trigger.service \
    systemd-firstboot.service proc-sys-fs-binfmt_misc.automount systemd-timesyncd.service user@.service
  offline "$1" systemctl disable systemd-networkd.service nftables.service nginx.service smbd.service nmbd.service samba-ad-dc.service
  cat > "$1/etc/ssh/sshd_config.d/90-lab.conf" <<'CONF'
PermitRootLogin prohibit-password
PasswordAuthentication no
UseDNS no
MaxStartups 100:30:400
CONF
  mkdir -p "$1/etc/systemd/journald.conf.d" "$1/etc/systemd/system.conf.d" "$1/etc/systemd/system/ssh.service.d"
  printf '[Journal]\nStorage=volatile\nRuntimeMaxUse=8M\n' > "$1/etc/systemd/journald.conf.d/lab.conf"
  printf '[Manager]\nDefaultTimeoutStopSec=5s\n' > "$1/etc/systemd/system.conf.d/lab.conf"
  # A banner means that everybody may log in: before that, pam_nologin refuses all but root.
  printf '[Unit]\nAfter=systemd-user-sessions.service\n' > "$1/etc/systemd/system/ssh.service.d/lab.conf"
}

# With the tree's own systemctl: this machine may be a container without one.
offline() { # tree command
  SYSTEMD_OFFLINE=1 chroot "$@"
}

mkdir -p "${BASE%/*}"
exec 9>"$BASE.lock"
flock 9
[ -d "$BASE" ] && exit 0
build
mv -T "$PART" "$BASE"
