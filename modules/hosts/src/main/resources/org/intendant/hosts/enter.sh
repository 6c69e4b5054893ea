# Becomes the command, ended by the host itself after a while.
# $1 seconds until then  then the command
limit=$1
shift
if command -v timeout >/dev/null; then
  exec timeout -k 5 "$limit" "$@"
fi
exec "$@"
