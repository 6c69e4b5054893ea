# Has nginx read its certificates anew, and waits until nobody shows the old ones any more. Where it does not run it is left so.
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
master=$(cat /run/nginx.pid 2>/dev/null) || exit 0
if [ -z "$master" ] || ! kill -0 "$master" 2>/dev/null; then
  exit 0
fi
workers=$(cat "/proc/$master/task/$master/children" 2>/dev/null)

# Whether one of those who read the old ones still takes connections.
old() {
  for worker in $workers; do
    if [ -r "/proc/$worker/cmdline" ] && ! tr '\0' ' ' <"/proc/$worker/cmdline" 2>/dev/null | grep -q 'shutting down\|^$'; then
      return 0
    fi
  done
  return 1
}

nginx -s reload || exit 1
tries=0
while old; do
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ]; then
    echo "nginx did not take the new certificates within 10 seconds" >&2
    exit 1
  fi
  sleep 0.1
done
