# Removes users and groups that we made and that no share needs any more.
# $1 our list of what was made here  $2 the comment of accounts that we make
# Standard input, a line each: "user NAME", "group NAME"
set -u
umask 077
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
made=$1 comment=$2 folders=${1%/*}/folders
exec 3<&0 </dev/null

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

forget() {
  if ! { grep -vx "$1 $2" "$made" || [ $? -eq 1 ]; } >"$made.new" || ! sync "$made.new" || ! mv -f "$made.new" "$made"; then
    fail "$made cannot be written."
  fi
  [ -s "$made" ] || { rm -f "$made" && rmdir "${made%/*}"; }
}

user() {
  line=$(getent passwd "$1")
  if [ -n "$line" ]; then
    [ "$(echo "$line" | cut -d : -f 5)" = "$comment" ] || fail "The account $1 is not the one that Intendant made."
    if pdbedit -L -u "$1" >/dev/null 2>&1; then
      smbpasswd -x "$1" >/dev/null || fail "Samba does not forget $1."
    fi
    for pid in $(smbstatus -p -u "$1" 2>/dev/null | awk '$1 ~ /^[0-9]+$/ { print $1 }'); do
      kill "$pid" 2>/dev/null
    done
    userdel -- "$1" || { sleep 1 && userdel -- "$1"; } || fail "The account $1 cannot be removed."
  fi
  forget user "$1"
}

# Gives a folder back to the group that it had, where it is still there, reached by no link, and belongs to the one that goes.
# $1 that one  $2 its mode  $3 its group  $4 the folder
former() {
  cd /
  at='' rest=${4#/}/
  while [ -n "$rest" ]; do
    part=${rest%%/*} rest=${rest#*/}
    at=$at/$part
    [ -d "$part" ] && cd -P -- "$part" && [ "$(pwd -P)" = "$at" ] || return 0
  done
  [ "$(stat -c %G .)" = "$1" ] || return 0
  if ! chgrp -- "$3" . || ! chmod g-s . || ! chmod -- "$2" .; then fail "$4 cannot be given back to its group."; fi
}

group() {
  if [ -f "$folders" ]; then
    while read -r name mode gid path; do
      [ "$name" != "$1" ] || (former "$1" "$mode" "$gid" "$path") || exit 1
    done <"$folders"
    if ! { grep -v "^$1 " "$folders" || [ $? -eq 1 ]; } >"$folders.new" || ! mv -f "$folders.new" "$folders"; then
      fail "$folders cannot be written."
    fi
    [ -s "$folders" ] || rm -f "$folders"
  fi
  ! getent group "$1" >/dev/null || groupdel -- "$1" || fail "The group $1 cannot be removed."
  forget group "$1"
}

while read -r kind thing <&3; do
  grep -qx "$kind $thing" "$made" 2>/dev/null || fail "The $kind $thing was not made by Intendant."
  "$kind" "$thing"
done
