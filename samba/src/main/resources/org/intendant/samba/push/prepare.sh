# Makes what shares need before Samba hears of them: groups, users with their passwords, folders.
# $1 our list of what was made here  $2 folder of all shares  $3 the comment of accounts that we make
# Standard input, a line each: "group NAME", "user NAME PASSWORD", "folder GROUP PATH" below that of all shares
set -u
umask 077
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
made=$1 base=$2 comment=$3 folders=${1%/*}/folders
exec 3<&0 </dev/null

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Notes that something is made by us, before it is.
note() {
  grep -qx "$1 $2" "$made" 2>/dev/null && return
  if ! mkdir -p "${made%/*}" || ! { cat "$made" 2>/dev/null; echo "$1 $2"; } | cat >"$made.new" || ! sync "$made.new" ||
    ! mv -f "$made.new" "$made"; then
    rm -f "$made.new"
    [ -e "$made" ] || rmdir "${made%/*}"
    fail "$made cannot be written."
  fi
}

ours() {
  grep -qx "$1 $2" "$made" 2>/dev/null
}

group() {
  getent group "$1" >/dev/null && { ours group "$1" || fail "The group $1 is there and was not made by Intendant."; return; }
  note group "$1"
  groupadd --system "$1" || fail "The group $1 cannot be made."
}

# Ends what somebody still does as this user.
disconnect() {
  for pid in $(smbstatus -p -u "$1" 2>/dev/null | awk '$1 ~ /^[0-9]+$/ { print $1 }'); do
    kill "$pid" 2>/dev/null
  done
}

# $1 its name  $2 its password
user() {
  line=$(getent passwd "$1")
  if [ -z "$line" ]; then
    note user "$1"
    shell=/usr/sbin/nologin
    [ -x "$shell" ] || shell=/sbin/nologin
    useradd --system -M -N -g "$(id -gn nobody)" -d /nonexistent -s "$shell" -c "$comment" -- "$1" ||
      fail "The account $1 cannot be made."
  elif ! ours user "$1" || [ "$(echo "$line" | cut -d : -f 5)" != "$comment" ]; then
    fail "The account $1 is there and was not made by Intendant."
  fi
  printf '%s\n%s\n' "$2" "$2" | smbpasswd -s -a "$1" >/dev/null || fail "Samba did not take the password of $1."
  smbpasswd -e "$1" >/dev/null || fail "Samba did not let $1 in."
  disconnect "$1"
}

# What is noted of other folders.
others() {
  [ -f "$folders" ] || return 0
  while read -r name mode gid path; do
    [ "$name $path" = "$1" ] || echo "$name $mode $gid $path"
  done <"$folders"
}

# Notes how the folder stood before the group gets it: "GROUP MODE GID PATH", once for each.
former() {
  [ "$(stat -c %G .)" != "$1" ] || return 0
  if ! others "$1 $at" >"$folders.new" || ! echo "$1 $(stat -c '%a %g' .) $at" >>"$folders.new" ||
    ! sync "$folders.new" || ! mv -f "$folders.new" "$folders"; then
    fail "$folders cannot be written."
  fi
}

# Goes into each part of the path and looks where it is then: whoever puts a link in its place gains nothing.
# $1 its group  $2 the path
folder() {
  (umask 022 && mkdir -p -- "$base")
  cd -P -- "$base" || fail "$base cannot be made."
  at=$base rest=$2/
  [ "$(pwd -P)" = "$base" ] || fail "$base is reached by a link."
  while [ -n "$rest" ]; do
    part=${rest%%/*} rest=${rest#*/}
    at=$at/$part
    new=
    if [ ! -e "$part" ] && [ ! -L "$part" ]; then
      mkdir -m 755 -- "$part" || fail "$at cannot be made."
      new=1
    fi
    [ ! -L "$part" ] || fail "$at is a link."
    cd -P -- "$part" || fail "$at is no folder."
    [ "$(pwd -P)" = "$at" ] || fail "$at is reached by a link."
  done
  [ -n "$new" ] || former "$1"
  chgrp -- "$1" . || fail "$at cannot be given to the group $1."
  if [ -n "$new" ]; then chmod 2770 .; else chmod g+rwxs .; fi || fail "The mode of $at cannot be changed."
  cd /
}

while read -r kind thing more <&3; do
  case $kind in
    group) group "$thing" ;;
    user) user "$thing" "$more" ;;
    folder) folder "$thing" "$more" ;;
  esac
done
