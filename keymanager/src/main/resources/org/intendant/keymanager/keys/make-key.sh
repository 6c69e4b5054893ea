# Makes an Ed25519 key for one account, with that account's own rights. May run twice; a key that is there is never replaced.
# Arguments: the account's name, a comment for the key.
set -u
LC_ALL=C
export LC_ALL
name=$1
comment=$2

# shellcheck disable=SC2016
make='
umask 077
cd "$1" || exit 66
[ -d .ssh ] || mkdir .ssh || exit 66
key=.ssh/id_ed25519
if [ -e "$key.pub" ]; then exit 0; fi
if [ -e "$key" ]; then
  ssh-keygen -y -P "" -f "$key" >"$key.new" && mv "$key.new" "$key.pub"
  exit
fi
exec ssh-keygen -q -t ed25519 -N "" -C "$2" -f "$key"'

if ! entry=$(getent passwd "$name"); then
  echo "There is no account $name." >&2
  exit 65
fi
uid=$(id -u "$name") && gid=$(id -g "$name") || exit 65
rest=${entry%:*}
exec setpriv --reuid="$uid" --regid="$gid" --init-groups sh -c "$make" make "${rest##*:}" "$comment" </dev/null
