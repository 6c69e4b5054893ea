# Reads what Intendant wants to know about a host, in one go. Changes nothing.
# Prints lines of: key, tab, value. Every source may be missing; what is not printed is unknown.
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export PATH

say() {
    printf '%s\t%s\n' "$1" "$2"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# The sign-in first: whoever reads must be root.
say user "$(id -un 2>/dev/null)"
say uid "$(id -u 2>/dev/null)"

while IFS='=' read -r key value; do
    case $key in
        ID | VERSION_ID | PRETTY_NAME)
            value=${value#\"}
            say "os.$key" "${value%\"}"
            ;;
    esac
done 2>/dev/null </etc/os-release

say kernel "$(uname -r)"
say architecture "$(uname -m)"
say hostname "$(hostname -f 2>/dev/null || hostname 2>/dev/null || uname -n)"
say boot "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)"
say up "$(cut -d ' ' -f 1 /proc/uptime 2>/dev/null)"
say processors "$(getconf _NPROCESSORS_ONLN 2>/dev/null)"
[ -d /run/systemd/system ] && say systemd yes
has systemd-detect-virt && say virtual "$(systemd-detect-virt 2>/dev/null)"
[ -d /etc/pve ] && say proxmox "$(pveversion 2>/dev/null)"

while read -r key value _; do
    case $key in
        MemTotal:) say memory "$value" ;;
    esac
done 2>/dev/null </proc/meminfo

if has ip; then
    ip -o addr show scope global 2>/dev/null | head -n 200 | while read -r _ interface _ address _; do
        say address "$interface $address"
    done
    ip -o route show default 2>/dev/null | head -n 1 | while read -r line; do
        say route "$line"
    done
fi

df -P -k -x tmpfs -x devtmpfs -x squashfs 2>/dev/null | head -n 100 | while read -r _ size used _ _ mount; do
    case $size in
        *[!0-9]*) ;;
        *) [ ! -d "$mount" ] || say disk "$size $used $mount" ;; # single files are mounted into containers
    esac
done

for tool in sudo cron crond rsync nft iptables nginx smbd samba useradd usermod userdel visudo systemctl setsid curl; do
    has "$tool" && say tool "$tool"
done
if has dpkg-query; then
    for package in sudo cron rsync nftables iptables nginx samba openssh-server; do
        version=$(dpkg-query -W -f '${db:Status-Abbrev}${Version}' "$package" 2>/dev/null)
        case $version in
            ii*) say package "$package ${version#ii }" ;;
        esac
    done
elif has rpm; then
    for package in sudo cronie rsync nftables iptables nginx samba openssh-server; do
        version=$(rpm -q --qf '%{VERSION}-%{RELEASE}' "$package" 2>/dev/null) && say package "$package $version"
    done
fi

for shell in /bin/bash /bin/zsh /bin/sh /usr/sbin/nologin; do
    [ -x "$shell" ] && say shell "$shell"
done
getent passwd 2>/dev/null | head -n 5000 | while IFS= read -r line; do
    say account "$line"
done
say end facts
