# The leader of a run's session: runs the command, keeps its output and, at the very end, its exit code.
# $1 the run's folder  $2 seconds that the command may take  $3 its file mode mask  then the command
#
# Of the output the first 32 MiB are there at once. Of what follows the last 32 MiB are added at the end, after a line that
# says how much was cut in between. On a full disk the command goes on, and its output is lost: that shows by the file "whole"
# being gone, since nothing can be written then. For the same reason the place of the exit code is taken beforehand.
dir=$1 seconds=$2 mask=$3
shift 3
head=33554432 tail=33554432 piece=4194304

size() {
  if [ -f "$1" ]; then echo $(($(wc -c <"$1"))); else echo 0; fi
}

# Runs a copier of the output, so that it can be stopped by its process id. $1 a file to append to  then the copier
copy() {
  file=$1
  shift
  "$@" <&4 >>"$file" 2>/dev/null &
  echo $! >"$dir/copier"
  wait $!
}

# The beginning, byte for byte as it comes: dd counts a short read as a whole block, so it is called until nothing is left.
begin() {
  had=-1 has=0
  while [ "$has" -gt "$had" ] && [ "$has" -lt $head ] && [ ! -e "$dir/stop" ]; do
    had=$has
    copy "$dir/out" dd bs=4096 iflag=count_bytes count=$((head - had)) || drain
    has=$(size "$dir/out")
  done
}

# Nothing can be kept any more: lets the command go on.
drain() {
  [ -e "$dir/stop" ] || rm -f "$dir/whole"
  copy /dev/null cat
}

keep() {
  trap '' TERM
  exec 4<"$dir/pipe"
  begin
  if [ "$has" -ge $head ]; then
    rotate
    join
  fi
  : >"$dir/kept"
}

rotate() {
  n=0
  while [ ! -e "$dir/stop" ]; do
    copy "$dir/tail.$n" head -c $piece || drain
    [ "$(size "$dir/tail.$n")" -eq $piece ] || break
    rm -f "$dir/tail.$((n - 8))"
    n=$((n + 1))
  done
}

join() {
  cut=$((n * piece + $(size "$dir/tail.$n") - tail))
  first=0
  if [ $cut -gt 0 ]; then
    printf '\n[%s bytes were cut here: a run keeps 64 MiB of what it prints]\n' $cut >>"$dir/out"
    first=$((cut / piece))
    tail -c "+$((cut % piece + 1))" "$dir/tail.$first" >>"$dir/out"
    first=$((first + 1))
  fi
  while [ $first -le $n ]; do
    if [ -f "$dir/tail.$first" ]; then cat "$dir/tail.$first" >>"$dir/out"; fi
    rm -f "$dir/tail.$first"
    first=$((first + 1))
  done
  rm -f "$dir"/tail.*
  [ "$(size "$dir/out")" -ge $((head + (cut > 0 ? tail : cut + tail))) ] || rm -f "$dir/whole"
}

# A process that the command left behind may hold the pipe open for ever: it is not waited for.
settle() {
  tries=0
  until [ -e "$dir/kept" ] || [ $tries -gt 400 ]; do
    if [ $tries -gt 100 ]; then
      : >"$dir/stop"
      kill -s KILL "$(cat "$dir/copier")" 2>/dev/null
    fi
    if [ $tries -lt 4 ]; then sleep 0.005; else sleep 0.02; fi
    tries=$((tries + 1))
  done
}

# After the time limit nothing of the session or the cgroup goes on.
end() {
  for one in $(members | tr -dc '0-9\n'); do
    [ "$one" = $$ ] || kill -s KILL "$one" 2>/dev/null
  done
}

members() {
  grep -slE "^NSsid:[[:space:]]+$$([[:space:]]|\$)" /proc/[0-9]*/status
  if [ -s "$dir/cgroup" ]; then find "$(cat "$dir/cgroup")" -name cgroup.procs -exec cat {} + 2>/dev/null; fi
}

trap : TERM
: >"$dir/out"
: >"$dir/whole"
printf '%8s\n' '' >"$dir/exit.new"
mkfifo "$dir/pipe"
exec 3<"$dir/in"
rm "$dir/in"
read -r line <"/proc/$$/stat"
# shellcheck disable=SC2086
echo "$$ $(set -- ${line##*) } && echo "${20}")" >"$dir/pid.new" && mv "$dir/pid.new" "$dir/pid"
keep 3<&- &
(
  umask "$mask"
  exec 0<&3 3<&-
  if command -v timeout >/dev/null; then
    exec timeout -k 10 "$seconds" "$@"
  fi
  exec env "$@"
) >"$dir/pipe" 2>&1
code=$?
settle
[ $code -ne 124 ] || end
rm -f "$dir/pipe" "$dir/copier" "$dir/stop" "$dir/kept"
printf '%-8s\n' $code 1<>"$dir/exit.new" && mv "$dir/exit.new" "$dir/exit"
