# Makes nginx serve our files as they lie there now, and waits until it does.
# $1 our file that includes the others  $2 the name under which nginx says which generation of them it has loaded
# $3 list of links of others that shall be out of use, each with a blank before where it leads  $4 note of those taken out
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
name=$2
own=$(readlink /proc/self/ns/pid)

running() {
  for dir in /proc/[0-9]*; do
    words=
    read -r words 2>/dev/null <"$dir/cmdline"
    case $words in
      'nginx: master process'*) [ "$(readlink "$dir/ns/pid")" != "$own" ] || return 0 ;;
    esac
  done
  return 1
}

ask() {
  if command -v curl >/dev/null; then
    curl -s -m 3 --noproxy '*' -H "Host: $name" http://127.0.0.1/
  else
    wget -q -T 3 -t 1 --no-proxy -O - --header "Host: $name" http://127.0.0.1/
  fi 2>/dev/null | head -c 100
}

adopted=$3 taken=$4
if [ -s "$taken" ]; then
  while read -r path target; do
    if [ -f "$adopted" ] && grep -q -x -F -e "$path $target" "$adopted"; then
      echo "$path $target"
    elif [ ! -e "$path" ] && [ ! -L "$path" ]; then
      ln -s -- "$target" "$path" || exit 1
    fi
  done <"$taken" >"$taken.new"
  mv -f "$taken.new" "$taken"
  [ -s "$taken" ] || rm -f "$taken"
fi
if [ -f "$adopted" ]; then
  while read -r path target; do
    if [ -L "$path" ] && [ "$(readlink "$path")" = "$target" ]; then
      if ! grep -q -s -x -F -e "$path $target" "$taken"; then
        echo "$path $target" >>"$taken" && sync "$taken" || exit 1
      fi
      rm -f "$path" || exit 1
    fi
  done <"$adopted"
fi

wanted=$(sed -n 's/^ *return 200 "\(generation [0-9a-f]*\)";$/\1/p' "$1" 2>/dev/null)
if running; then
  nginx -s reload || exit 1
elif [ -z "$wanted" ]; then
  exit 0
elif [ -d /run/systemd/system ]; then
  systemctl start nginx || exit 1
else
  nginx || exit 1
fi
tries=0
while [ "$tries" -lt 50 ]; do
  said=$(ask)
  case $said in
    "$wanted") exit 0 ;;
    'generation '*) ;;
    *) [ -n "$wanted" ] || exit 0 ;;
  esac
  tries=$((tries + 1))
  sleep 0.2
done
echo "nginx took the files and does not serve them."
tail -n 100 /var/log/nginx/error.log 2>/dev/null | grep -F '[emerg]' | tail -n 3
exit 1
