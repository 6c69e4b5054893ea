# One file, with the rights of an account: so a link that it planted leads nowhere it may not go itself.
# $1 the account, - for whoever runs this  $2 what to do  $3 the path  then what the function of that name takes
set -u
account=$1
if [ "$account" != - ]; then
  shift
  uid=$(id -u "$account") && gid=$(id -g "$account") || exit 1
  exec setpriv --reuid="$uid" --regid="$gid" --init-groups sh -c "$(cat "$0")" file.sh - "$@"
fi
verb=$2 path=$3
shift 3

# What is there: absent, link, other, or hash, mode, owner and group of a plain file.
state() {
  if [ -L "$path" ]; then
    echo link
  elif [ ! -e "$path" ]; then
    echo absent
  elif [ ! -f "$path" ]; then
    echo other
  else
    sum=$(sha256sum <"$path") && what=$(stat -c '%a:%U:%G' "$path") || exit 1
    echo "${sum%% *}:$what"
  fi
}

# Writes standard input beside the file, where nothing reads it yet. $1 its name there  $2 mode  $3 owner  $4 group, both - to
# keep those of whoever runs this
stage() {
  folder=${path%/*}
  [ -z "$folder" ] || [ -d "$folder" ] || mkdir -p "$folder" || exit 1
  rm -f "$1"
  set -C # opens a new file only
  cat >"$1" || exit 1
  set +C
  if [ "$3" != - ]; then chown "$3:$4" "$1" || exit 1; fi
  chmod "$2" "$1" || exit 1
  sync "$1"
}

# Puts what was written beside it in its place. $1 its name there
place() {
  mv -fT "$1" "$path" && sync "${path%/*}/"
}

remove() {
  rm -f "$path" && sync "${path%/*}/"
}

print() {
  cat "$path"
}

"$verb" "$@"
