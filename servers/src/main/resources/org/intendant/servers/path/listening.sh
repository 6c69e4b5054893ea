# Prints the sockets of this host that take traffic of protocol $1 (tcp or udp) at port $2, as ss shows them.
set -u
export LC_ALL=C
command -v ss >/dev/null 2>&1 || { echo "tool ss"; exit 0; }
case "$1" in
  udp) ss -H -l -n -u "sport = :$2" ;;
  *) ss -H -l -n -t "sport = :$2" ;;
esac
echo end
