# Tries one TCP connection from this host to address $1, port $2, and says how it ended: connected, refused, or no, with the
# tool's words behind it. Changes nothing.
set -u
export LC_ALL=C
if command -v bash >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
  # shellcheck disable=SC2016 # expanded by bash
  words=$(timeout 4 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>&1)
  code=$?
elif command -v nc >/dev/null 2>&1; then
  words=$(nc -z -v -w 4 "$1" "$2" 2>&1)
  code=$?
else
  echo "tool bash and timeout, or nc, are needed for this look"
  exit 0
fi
words=$(printf '%s' "$words" | tr '\n' ' ')
case "$code $words" in
  "0 "*) echo connected ;;
  *refused*) echo "refused $words" ;;
  "124 "*) echo "no No answer within 4 seconds." ;;
  *) echo "no $words" ;;
esac
if command -v ping >/dev/null 2>&1; then
  if ping -c 1 -W 2 "$1" >/dev/null 2>&1; then echo "ping yes"; else echo "ping no"; fi
fi
