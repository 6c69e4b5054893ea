# How sharing stands on a host. Changes nothing.
# $1 Samba's own configuration  $2 our file, which that includes  $3 our list of what was made here  $4 folder of all shares
# Standard input, a line each: "user NAME NTHASH", - for one that goes; "group NAME"; "folder PATH" below that of all shares
# Answers lines, and at the very end "end":
#   tool NAME yes|no                    what there is
#   install COMMAND                     how samba is installed here
#   file PATH absent|link|other         and, where it is a plain file, MODE OWNER GROUP and its bytes in base64
#   unit NAME                           which service it is
#   smbd running|stopped
#   boot yes|no                         whether it starts at boot
#   made user|group NAME                what our list says was made by us
#   former GROUP MODE GROUP PATH        a folder of that group, and how it was before
#   account NAME absent                 or UID:GID:COMMENT:HOME:SHELL
#   group NAME yes|no
#   passdb NAME none|off|other|same     whether Samba knows the user, lets it in, and with the password that is wanted
#   folder absent|outside|link|MODE:OWNER:GROUP PATH
#   effective BASE64                    what Samba makes of all its configuration
set -u
umask 077
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
main=$1 ours=$2 made=$3 base=$4
exec 3<&0 </dev/null

has() {
  if command -v "$1" >/dev/null 2>&1; then echo yes; else echo no; fi
}

account() {
  line=$(getent passwd "$1")
  if [ -n "$line" ]; then echo "account $1 $(echo "$line" | cut -d : -f 3-)"; else echo "account $1 absent"; fi
}

# Where the folder is, as far as one comes without a link.
folder() {
  at=$base state=''
  if [ -L "$base" ]; then
    state="link"
  elif [ ! -d "$base" ]; then
    state=absent
  elif [ "$(cd -P -- "$base" && pwd -P)" != "$base" ]; then
    state=outside
  else
    rest=$1/
    while [ -n "$rest" ] && [ -z "$state" ]; do
      at=$at/${rest%%/*} rest=${rest#*/}
      if [ -L "$at" ]; then
        state="link"
      elif [ ! -e "$at" ]; then
        state=absent
      elif [ ! -d "$at" ]; then
        state=other
      fi
    done
  fi
  echo "folder ${state:-$(stat -c '%a:%U:%G' -- "$at")} $1"
}

for tool in smbd testparm smbpasswd pdbedit smbcontrol useradd groupadd; do
  echo "tool $tool $(has $tool)"
done
for manager in 'apt-get install' 'dnf install' 'yum install' 'zypper install' 'apk add' 'pacman -S'; do
  if [ "$(has "${manager%% *}")" = yes ]; then
    echo "install $manager samba"
    break
  fi
done
for file in "$main" "$ours"; do
  if [ -L "$file" ]; then
    echo "file $file link"
  elif [ ! -e "$file" ]; then
    echo "file $file absent"
  elif [ ! -f "$file" ] || [ "$(stat -c %s "$file")" -gt 1048576 ]; then
    echo "file $file other"
  else
    echo "file $file $(stat -c '%a %U %G' "$file") $(base64 -w 0 <"$file")"
  fi
done
if [ -d /run/systemd/system ]; then
  for unit in smbd smb samba; do
    if systemctl cat "$unit.service" >/dev/null 2>&1; then
      echo "unit $unit"
      if systemctl is-enabled -q "$unit.service" 2>/dev/null; then echo "boot yes"; else echo "boot no"; fi
      break
    fi
  done
fi
if [ "$(has smbcontrol)" = yes ] && timeout 5 smbcontrol smbd ping >/dev/null 2>&1; then
  echo "smbd running"
else
  echo "smbd stopped"
fi
if [ -f "$made" ]; then
  while read -r kind name; do
    echo "made $kind $name"
    case $kind in
      user) account "$name" ;;
      group) if getent group "$name" >/dev/null; then echo "group $name yes"; else echo "group $name no"; fi ;;
    esac
  done <"$made"
fi
folders=${made%/*}/folders
if [ -f "$folders" ]; then
  while read -r group mode gid path; do
    if [ -d "$path" ] && [ "$(stat -c %G -- "$path")" = "$group" ]; then
      name=$(getent group "$gid" | cut -d : -f 1)
      echo "former $group $mode ${name:-$gid} $path"
    fi
  done <"$folders"
fi
known=
[ "$(has pdbedit)" = no ] || known=$(pdbedit -L -w 2>/dev/null)
while read -r kind name rest <&3; do
  case $kind in
    user)
      account "$name"
      state=none
      while IFS=: read -r user _ _ hash flags _; do
        [ "$user" = "$name" ] || continue
        case $flags in
          *D*) state=off ;;
          *) if [ "$hash" = "$rest" ]; then state=same; else state=other; fi ;;
        esac
      done <<EOF
$known
EOF
      echo "passdb $name $state"
      ;;
    group) if getent group "$name" >/dev/null; then echo "group $name yes"; else echo "group $name no"; fi ;;
    folder) folder "$name${rest:+ $rest}" ;;
  esac
done
if [ "$(has testparm)" = yes ]; then
  echo "effective $(testparm -s -v "$main" 2>/dev/null | base64 -w 0)"
fi
echo end
