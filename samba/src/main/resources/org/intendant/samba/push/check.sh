# Has Samba look at its configuration without using it.
# $1 Samba's own configuration  $2 our file, or -  $3 where our file will lie
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
whole=$(mktemp) || exit 1
trap 'rm -f "$whole"' EXIT

refuse() {
  printf '%s\n' "$1" >&2
  exit 1
}

# $1 the file  $2 whether it is ours, of which every word must be known
look() {
  said=$(testparm -s "$1" 2>&1 >/dev/null) || refuse "$said"
  [ -z "$2" ] || case $said in *nknown\ parameter*) refuse "$said" ;; esac
}

if [ "$2" != - ]; then look "$2" ours; fi
awk -v place="$3" -v ours="$2" '{
  line = $0
  gsub(/[ \t]/, "", line)
  print line == "include=" place && ours != "-" ? "include = " ours : $0
}' "$1" >"$whole" || exit 1
look "$whole" ''
