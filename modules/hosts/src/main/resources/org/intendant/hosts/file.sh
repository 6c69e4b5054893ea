# One file, with the rights of whoever runs this: so a link that an account planted leads nowhere it may not go itself.
# $1 what to do  $2 the path  then what the function of that name takes
set -u
verb=$1 path=$2
shift 2

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
  [ -z "$folder" ] || [ -d "$folder" ] || mkdir "$folder" || exit 1
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
