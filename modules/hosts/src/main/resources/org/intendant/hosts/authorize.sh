# Lets Intendant sign in: adds one line to this account's authorized_keys, unless it is there. All else stays as it is.
# $1 the line
set -eu
umask 077
line=$1
folder=$HOME/.ssh
file=$folder/authorized_keys

refuse() {
  printf '%s\n' "$1" >&2
  exit 3
}

own() {
  [ -n "$(find "$1" -prune -user "$(id -u)")" ]
}

[ -d "$HOME" ] || refuse "The account has no home directory."
if [ -L "$folder" ] || [ -L "$file" ]; then
  refuse "$file is a symbolic link; add the line where it leads."
fi
[ -e "$folder" ] || mkdir -m 700 "$folder"
[ -d "$folder" ] || refuse "$folder is not a folder."
own "$folder" || refuse "$folder belongs to another account."
if [ -e "$file" ]; then
  [ -f "$file" ] || refuse "$file is not a file."
  own "$file" || refuse "$file belongs to another account."
  if grep -qxF -e "$line" "$file"; then
    echo "The line was there already."
    exit 0
  fi
fi
lead=
if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then
  lead='
'
fi
printf '%s%s\n' "$lead" "$line" >> "$file"
echo "The line was added."
