# Reads with another program how a host is, and says first how its changes stand.
# $1 confirm or look  $2 id of the change, for confirm  then the program that reads, and its arguments
# Answers lines: confirmed|restored|unfinished|absent, for confirm; "pending id seconds", "report id what is in it";
# then an empty line, then what the program prints.
set -u
base=/var/lib/intendant/changes
verb=$1 id=$2
shift 2

confirm() {
  if [ -f "$base/$id.pending/applied" ] && mv -T "$base/$id.pending" "$base/$id.confirmed" 2>/dev/null; then
    sync "$base"
    sh "$base/restore.sh" disarm "$id"
    echo confirmed
  elif [ -d "$base/$id.confirmed" ]; then
    echo confirmed
  elif [ -d "$base/$id.restored" ] || [ -d "$base/$id.restoring" ]; then
    echo restored
  elif [ -d "$base/$id.pending" ] || [ -d "$base/$id.open" ]; then
    echo unfinished
  else
    echo absent
  fi
}

[ "$verb" != confirm ] || confirm
if [ -d "$base" ]; then
  read -r up _ </proc/uptime
  for found in "$base"/*.pending "$base"/*.restoring; do
    [ -d "$found" ] || continue
    end=0
    { read -r _ end <"$found/until"; } 2>/dev/null
    name=${found##*/}
    echo "pending ${name%.*} $((end - ${up%.*}))"
  done
  for found in "$base"/*.restored; do
    [ -f "$found/report" ] || continue
    name=${found##*/}
    while read -r line; do
      echo "report ${name%.*} $line"
    done <"$found/report"
  done
fi
echo
[ $# -eq 0 ] || exec "$@"
