# The leader of a run's session: runs the command, keeps its output and, at the very end, its exit code.
# $1 the run's folder  $2 seconds that the command may take  $3 its file mode mask  $4 the cgroup for it or nothing  then the
# command. Prints its process id and start time once cancelling would find it.
#
# Of the output the first 32 MiB are there at once. Of what follows the last 32 MiB are added at the end, after a line that
# says how much was cut in between. On a full disk the command goes on, and its output is lost: that shows by the file "whole"
# being gone, since nothing can be written then. For the same reason the place of the exit code is taken beforehand.
dir=$1 seconds=$2 mask=$3 cage=$4
shift 4
head=33554432 tail=33554432 piece=4194304 block=16384

size() {
  if [ -f "$1" ]; then echo $(($(wc -c <"$1"))); else echo 0; fi
}

# Runs a copier of the output, so that it can be stopped by its process id. $1 a file to append to  then the copier
copy() {
  file=$1
  shift
  "$@" <&4 >>"$file" 2>"$dir/copied" &
  echo $! >"$dir/copier"
  wait $!
}

# The beginning, as it comes. dd counts a short read as a whole block, so it is called until it read less than it might have.
begin() {
  had=-1 has=0
  while [ "$has" -gt "$had" ] && [ "$has" -lt $head ] && [ ! -e "$dir/stop" ]; do
    had=$has
    if ! copy "$dir/out" dd bs=$block iflag=count_bytes count=$((head - had)); then
      drain
    elif ended; then
      [ "$had" -gt 0 ] || length=$bytes
      return
    fi
    has=$(size "$dir/out")
  done
}

# Whether dd came to the end of what is printed, by what it says of itself. Sets bytes.
ended() {
  records='' bytes=''
  {
    read -r records _
    read -r _
    read -r bytes _
  } <"$dir/copied" 2>/dev/null
  case ${records}x$bytes in
    *[!0-9x+]* | x* | *x | *+x*) return 1 ;;
  esac
  [ $((${records%+*} + ${records#*+})) -lt $(((head - had + block - 1) / block)) ]
}

# Nothing can be kept any more: lets the command go on.
drain() {
  [ -e "$dir/stop" ] || rm -f "$dir/whole"
  copy /dev/null cat
}

keep() {
  trap '' TERM
  exec 4<&0
  length=''
  begin
  if [ "$has" -ge $head ]; then
    rotate
    join
  fi
  [ -z "$length" ] || put "$dir/length" "$length"
  : >"$dir/kept"
}

# Writes over a file whose place was taken beforehand.
put() {
  printf '%s' "$2" 1<>"$1"
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
    if [ $tries -lt 8 ]; then
      (:) # lets others go on for a moment, and costs a fifth of a program
    else
      sleep 0.02
    fi
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

# When this process started, of what /proc says of it.
born() {
  shift 19
  since=$1
}

enclose() {
  if [ -d "$cage" ]; then
    echo $$ >"$cage/cgroup.procs"
  else
    # shellcheck disable=SC2016
    sudo -n sh -c 'mkdir -m 755 "$1" && echo "$2" >"$1/cgroup.procs"' enclose "$cage" $$ </dev/null
  fi >/dev/null 2>&1 && echo "$cage" >"$dir/cgroup"
}

command_itself() {
  umask "$mask"
  if command -v timeout >/dev/null; then
    exec timeout -k 10 "$seconds" "$@"
  fi
  exec env "$@"
}

trap : TERM
: >"$dir/out"
: >"$dir/whole"
printf '%40s\n' '' >"$dir/exit"
printf '%40s\n' '' >"$dir/code"
printf '%40s\n' '' >"$dir/length"
[ -z "$cage" ] || enclose
exec 3</dev/null
if [ -e "$dir/in" ]; then
  exec 3<"$dir/in"
  rm "$dir/in"
fi
read -r line <"/proc/$$/stat"
# shellcheck disable=SC2086
born ${line##*) }
echo "$$ $since" >"$dir/pid"
echo "$$ $since"
exec >/dev/null 2>&1
{
  trap : TERM
  (command_itself "$@") <&3 2>&1 3<&-
  put "$dir/code" $?
  exec >/dev/null 3<&-
  settle
} | keep 3<&-
read -r code <"$dir/code"
code=${code:-137}
[ "$code" -ne 124 ] || end
# What a host that goes down has ended did not end by itself: no exit code is left, so that it counts as lost.
if [ "$code" -gt 128 ] && [ "$(systemctl is-system-running 2>/dev/null)" = stopping ]; then
  exit
fi
read -r length <"$dir/length"
put "$dir/exit" "$code $length"
