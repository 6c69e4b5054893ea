# Changes files as one transaction: all of them, checked, activated and probed, or none.
# $1 id of the change  $2 seconds within which it must be confirmed, 0 for never  $3 whether the check comes before anything is
# replaced  $4 to $7 bytes of the list of files, of check, of activate and of probe  $8 text of file.sh  $9 text of restore.sh
# Standard input: the list, a line each (put|remove account mode owner group before after size path name-beside, - where there
# is none), then the words of check, activate and probe, each with a NUL behind it, then the bytes of the files to put.
# Ends with 69 where a tool is missing, 75 while another change is open, 76 when a file is neither as it was planned for nor as it shall
# become, 77 when nothing was replaced, 78 when all was put back, 79 when something could not be put back.
set -u
umask 077
id=$1 window=$2 early=$3
base=/var/lib/intendant/changes
dir=$base/$id.open

fail() {
  code=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$code"
}

# Removes what was written beside, and gives up.
drop() {
  if [ -f "$dir/list" ]; then
    while read -r _ account _ _ _ _ _ _ _ beside <&3; do
      as "$account" remove "$beside" </dev/null
    done 3<"$dir/list"
  fi
  rm -rf "$dir"
  fail "$@"
}

# Does something to a file, without the lock. $1 the account, - for root  then what file.sh takes
as() {
  sh "$base/file.sh" "$@" 9>&-
}

# Leaves a program on the host. $1 its name  $2 its text
ship() {
  if ! printf '%s\n' "$2" | cat >"$base/$1.sh.new" || ! mv -f "$base/$1.sh.new" "$base/$1.sh"; then
    fail 77 "$base cannot be written."
  fi
}

# The next bytes of the input. $1 how many  $2 where to
take() {
  head -c "$1" >"$dir/$2"
  [ "$(wc -c <"$dir/$2")" -eq "$1" ] || drop 77 "Only a part of the change arrived."
}

# Runs the words of a file, where there are any, without the lock.
told() {
  [ ! -s "$dir/$1" ] || xargs -0 -a "$dir/$1" sh -c 'exec "$@"' "$1" 9>&- 2>&1
}

case $id in '' | *[!0-9A-Za-z-]*) fail 64 "This is no id of a change." ;; esac
for tool in flock setpriv sha256sum; do
  command -v $tool >/dev/null || fail 69 "There is no $tool on this host. Install the packages util-linux and coreutils."
done
if [ "$window" -gt 0 ] && [ ! -d /run/systemd/system ]; then
  fail 69 "This host does not run systemd, which would take the change back if it cut Intendant off."
fi

mkdir -p "$base" || fail 77 "$base cannot be made."
chmod 700 "$base"
exec 9>>"$base/lock"
flock -n 9 || fail 75 "Another change of this host is being made right now."
ship file "$8"
ship restore "$9"
sh "$base/restore.sh" leftover >/dev/null 2>&1
for other in "$base"/*.pending "$base"/*.restoring; do
  [ ! -e "$other" ] || fail 75 "Another change of this host is open: it waits for its confirmation, or is being taken back."
done
find "$base" -mindepth 1 -maxdepth 1 \( -name '*.open' -o -name '*.confirmed' -o -name '*.restored' -mtime +6 \) -exec rm -rf {} +
[ ! -e "$base/$id.restored" ] || fail 75 "This change was taken back already."

mkdir "$dir" || fail 77 "$dir cannot be made."
trap '' HUP PIPE
take "$4" list
take "$5" check
take "$6" activate
take "$7" probe
n=0
while read -r what account mode owner group before after size path beside <&3; do
  n=$((n + 1))
  now=$(as "$account" state "$path" </dev/null) || drop 77 "$path cannot be read."
  if [ "$what" = remove ]; then
    goal=absent
  elif [ "$owner" = - ]; then
    goal=$after:$mode:${now#*:*:}
  else
    goal=$after:$mode:$owner:$group
  fi
  [ "$now" = "$before" ] || [ "$now" = "$goal" ] || drop 76 "$path is not as it was when this was planned."
  if [ "$now" != absent ]; then
    as "$account" print "$path" </dev/null >"$dir/old.$n" || drop 77 "$path cannot be read."
  fi
  if [ "$what" = put ]; then
    head -c "$size" | as "$account" stage "$path" "$beside" "$mode" "$owner" "$group" || drop 77 "$path cannot be written."
    is=$(as "$account" state "$beside" </dev/null)
    [ "${is%%:*}" = "$after" ] || drop 77 "$path cannot be written whole."
  fi
done 3<"$dir/list"
if [ "$early" = early ] && ! said=$(told check); then
  drop 77 "The check refuses it: $said"
fi

echo "$window" >"$dir/window"
read -r boot </proc/sys/kernel/random/boot_id
read -r up _ </proc/uptime
echo "$boot $((${up%.*} + window))" >"$dir/until"
sync "$dir"/* || drop 77 "$base cannot be written."
mv -T "$dir" "$base/$id.pending" || drop 77 "$base cannot be written."
sync "$base"
dir=$base/$id.pending

# Puts everything back, and gives up.
back() {
  printf '%s\n' "$*" >&2
  sh "$base/restore.sh" failed "$id" >&2 || exit 79
  exit 78
}

if [ "$window" -gt 0 ]; then
  sh "$base/restore.sh" arm "$id" "$window" >&2 || back "The host could not be made to take the change back by itself."
fi
n=0
while read -r what account _ _ _ _ _ _ path beside <&3; do
  n=$((n + 1))
  if [ "$what" = put ]; then as "$account" place "$path" "$beside"; else as "$account" remove "$path"; fi </dev/null ||
    back "$path cannot be replaced."
  as "$account" state "$path" </dev/null >"$dir/new.$n"
done 3<"$dir/list"
if [ "$early" != early ] && ! said=$(told check); then
  back "The check refuses it: $said"
fi
said=$(told activate) || back "It does not start with it: $said"
[ -z "$said" ] || printf '%s\n' "$said"
said=$(told probe) || back "It does not work with it: $said"
[ -z "$said" ] || printf '%s\n' "$said"
: >"$dir/applied"
sync "$dir/applied"
if [ "$window" -eq 0 ]; then
  mv -T "$dir" "$base/$id.confirmed" && rm -rf "$base/$id.confirmed"
fi
