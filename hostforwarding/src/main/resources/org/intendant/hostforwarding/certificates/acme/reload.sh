# Has nginx read its certificates anew; where it does not run it is left so.
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
if systemctl is-active -q nginx 2>/dev/null; then
  exec systemctl reload nginx
fi
pid=$(cat /run/nginx.pid 2>/dev/null) || exit 0
if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
  exec nginx -s reload
fi
