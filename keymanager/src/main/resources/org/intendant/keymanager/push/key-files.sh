# How accounts' files of keys stand, each read with its account's own rights, so that a link leads nowhere else. Changes nothing.
# Arguments: names of accounts. Answers for each "account NAME there|absent" and, where it is there:
#   home PATH|-              its home folder, if it is one
#   ssh absent|other|OWNER   its .ssh
#   sshd PATTERNS|-          where sshd looks for its keys
#   ours absent|link|other|large, or MODE OWNER GROUP and the bytes of .ssh/authorized_keys2 in base64
#   theirs BASE64            the first 64 KiB of .ssh/authorized_keys
# and at the very end "end".
set -u
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL PATH

# shellcheck disable=SC2016
look='
dir=$1/.ssh file=$1/.ssh/authorized_keys2
if [ -L "$dir" ] || { [ -e "$dir" ] && [ ! -d "$dir" ]; }; then
  echo "ssh other"
elif [ ! -e "$dir" ]; then
  echo "ssh absent"
else
  echo "ssh $(stat -c %U "$dir")"
fi
if [ -L "$file" ]; then
  echo "ours link"
elif [ ! -e "$file" ]; then
  echo "ours absent"
elif [ ! -f "$file" ] || [ ! -r "$file" ]; then
  echo "ours other"
elif [ "$(stat -c %s "$file")" -gt 1048576 ]; then
  echo "ours large"
else
  echo "ours $(stat -c "%a %U %G" "$file") $(base64 -w 0 <"$file")"
fi
if [ -f "$1/.ssh/authorized_keys" ]; then
  echo "theirs $(timeout 2 head -c 65536 "$1/.ssh/authorized_keys" | base64 -w 0)"
fi'

for name in "$@"; do
  if entry=$(getent passwd "$name") && uid=$(id -u "$name") && gid=$(id -g "$name"); then
    rest=${entry%:*}
    home=${rest##*:}
    echo "account $name there"
    files=$(sshd -T -C "user=$name,host=localhost,addr=127.0.0.1" 2>/dev/null | sed -n 's/^authorizedkeysfile //p')
    echo "sshd ${files:--}"
    if [ -d "$home" ] && [ "$home" != / ]; then
      echo "home $home"
      setpriv --reuid="$uid" --regid="$gid" --init-groups sh -c "$look" look "$home" 2>/dev/null
    else
      echo "home -"
    fi
  else
    echo "account $name absent"
  fi
done
echo end
