# What takes a change back that nobody confirmed. Lies on the host, and needs nobody's connection.
# $1 arm|disarm|timer|boot|failed|leftover  $2 id of the change  $3 seconds, for arm
set -u
umask 077
base=/var/lib/intendant/changes
unit=/etc/systemd/system/intendant-restore.service
wanted=/etc/systemd/system/sysinit.target.wants/intendant-restore.service

# A timer for this boot; it does not survive a reboot, so a unit for the next one.
arm() {
  mkdir -p "${wanted%/*}" && cat >"$unit" <<'UNIT' && chmod 644 "$unit" && ln -sf "$unit" "$wanted" && sync "$unit" "${unit%/*}" "${wanted%/*}" || return 1
[Unit]
Description=Take back a change that Intendant did not confirm before the reboot
DefaultDependencies=no
RequiresMountsFor=/var/lib/intendant
After=local-fs.target
Before=sysinit.target
[Service]
Type=oneshot
ExecStart=/bin/sh /var/lib/intendant/changes/restore.sh boot
UNIT
  systemd-run --quiet --collect --unit="intendant-restore-$1" --on-active="${2}s" --timer-property=AccuracySec=50ms \
    /bin/sh "$base/restore.sh" timer "$1"
}

disarm() {
  rm -f "$wanted" "$unit"
  systemctl --quiet stop "intendant-restore-$1.timer" 2>/dev/null || true
}

as() {
  sh "$base/file.sh" "$@" 9>&-
}

# Puts one file back, unless another hand changed it meanwhile. Sets kept where that is so, failed where it cannot be done.
one() {
  now=$(as "$account" state "$path" </dev/null)
  if [ -z "$now" ]; then
    echo "failed $path" >>"$dir/report"
  elif [ "$now" = "$before" ]; then
    return
  elif [ -s "$dir/new.$n" ] && [ "$now" != "$(cat "$dir/new.$n")" ]; then
    echo "kept $path" >>"$dir/report"
  elif [ "$before" = absent ]; then
    as "$account" remove "$path" </dev/null || echo "failed $path" >>"$dir/report"
  else
    what=${before#*:}
    mode=${what%%:*} owner=${what#*:}
    group=${owner#*:} owner=${owner%%:*}
    [ "$account" = - ] || owner=- group=-
    as "$account" stage "$path" "$beside" "$mode" "$owner" "$group" <"$dir/old.$n" &&
      as "$account" place "$path" "$beside" </dev/null || echo "failed $path" >>"$dir/report"
  fi
  as "$account" remove "$beside" </dev/null
}

# Takes change $2 back, unless it was confirmed first: whoever renames it has won.
restore() {
  why=$1 id=$2
  dir=$base/$id.restoring
  mv -T "$base/$id.pending" "$dir" 2>/dev/null || [ -d "$dir" ] || return 0
  sync "$base"
  echo "$why $(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$dir/report"
  n=0
  while read -r _ account _ _ _ before _ _ path beside <&3; do
    n=$((n + 1))
    one
  done 3<"$dir/list"
  if [ "$why" != boot ] && [ -s "$dir/activate" ]; then
    said=$(xargs -0 -a "$dir/activate" sh -c 'exec "$@"' activate 9>&- 2>&1) || echo "failed activate" >>"$dir/report"
    printf '%s\n' "$said"
  fi
  mv -T "$dir" "$base/$id.restored" && sync "$base"
  disarm "$id"
  ! grep -q ^failed "$base/$id.restored/report"
}

# All that are open. At a boot each; else those whose maker died before anything was asked of anybody, and those whose time is over.
each() {
  read -r boot </proc/sys/kernel/random/boot_id
  read -r up _ </proc/uptime
  for found in "$base"/*.pending "$base"/*.restoring; do
    [ -d "$found" ] || continue
    id=${found##*/}
    id=${id%.*}
    born='' end=0 window=0
    { read -r born end <"$found/until" && read -r window <"$found/window"; } 2>/dev/null
    if [ "$1" = boot ] || [ "$window" -eq 0 ] || [ "$born" != "$boot" ] || [ "${up%.*}" -gt $((end + 5)) ]; then
      restore "$1" "$id"
    fi
  done
}

case $1 in
  arm) arm "$2" "$3" ;;
  disarm) disarm "$2" ;;
  failed) restore undone "$2" ;; # its caller holds the lock
  leftover) each leftover ;;     # so does this one's
  timer | boot)
    exec 9>>"$base/lock"
    flock -w 300 9
    if [ "$1" = boot ]; then each boot; else restore timer "$2"; fi
    ;;
esac
