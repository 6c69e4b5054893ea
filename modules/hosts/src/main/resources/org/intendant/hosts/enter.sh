# Marks where the answer begins, then becomes the command. Whatever the login shell printed before stays behind the mark.
# $1 the mark  $2 seconds until the host itself ends the command  then the command
mark=$1 limit=$2
shift 2
printf '\n%s\n' "$mark"
printf '\n%s\n' "$mark" >&2
LC_ALL=C.UTF-8
export LC_ALL
if command -v timeout >/dev/null; then
  exec timeout -k 5 "$limit" "$@"
fi
exec "$@"
