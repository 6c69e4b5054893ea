#!/bin/bash
# account.sh USER SUDO : runs inside a host; makes the account if there is none, and adds what is said.
# SUDO is none, free (without password), asks (with password: refused to programs) or keep. Input: a password or an empty line, then public keys.
set -eu
user=$1
id -u "$user" >/dev/null 2>&1 || useradd -m -s /bin/bash "$user"
home=$(getent passwd "$user" | cut -d: -f6)

IFS= read -r password || true
if [ -n "$password" ]; then
  printf '%s:%s\n' "$user" "$password" | chpasswd -c SHA512
  echo 'PasswordAuthentication yes' > /etc/ssh/sshd_config.d/10-password.conf
  [ "$user" != root ] || echo 'PermitRootLogin yes' > /etc/ssh/sshd_config.d/11-root.conf
fi

mkdir -p "$home/.ssh"
cat >> "$home/.ssh/authorized_keys"
chmod 700 "$home/.ssh"
chmod 600 "$home/.ssh/authorized_keys"
chown -R "$user:" "$home/.ssh"

case $2 in
  free) echo "$user ALL=(ALL:ALL) NOPASSWD: ALL" > "/etc/sudoers.d/$user" ;;
  asks) echo "$user ALL=(ALL:ALL) ALL" > "/etc/sudoers.d/$user" ;;
  none) rm -f "/etc/sudoers.d/$user" ;;
  keep) ;;
esac
[ ! -f "/etc/sudoers.d/$user" ] || chmod 440 "/etc/sudoers.d/$user"
