# Has Samba use its configuration as it lies there now.
# $1 its service, or - where there is none  $2 start or keep, for a smbd that does not run  then names of shares whose users shall
# come in anew
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
unit=$1 start=$2
shift 2

runs() {
  timeout 5 smbcontrol smbd ping >/dev/null 2>&1
}

if [ "$start" = start ] && [ "$unit" != - ]; then
  systemctl enable -q "$unit.service" || exit 1
  runs || systemctl start "$unit.service" || exit 1
  n=0
  until runs; do
    n=$((n + 1))
    [ $n -lt 50 ] || { echo "smbd does not run." >&2; exit 1; }
    sleep 0.1
  done
fi
runs || exit 0
smbcontrol all reload-config || exit 1
for share; do
  smbcontrol smbd close-share "$share" || exit 1
done
