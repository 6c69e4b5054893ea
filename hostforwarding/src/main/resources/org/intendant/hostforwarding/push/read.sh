# How nginx stands on a host. Changes nothing.
# $1 our file that includes the others  $2 our folder  $3 how names of files with passwords begin  $4 folder of certificates
# $5 the name under which nginx says which generation of our files it has loaded
# $6 our list of links of others that are out of use  $7 note of those that were taken out
# Answers lines, and at the very end "end":
#   tool nginx|ask yes|no               what there is; ask is curl or wget
#   version NUMBER                      of nginx
#   install COMMAND                     how packages are installed here
#   v6 yes                              the host has IPv6
#   group NAME                          as which nginx's workers read files
#   file PATH link|other                and, where it is a plain file, MODE OWNER GROUP and its bytes in base64
#   site PATH REAL TARGET|-             a file in which others may keep sites, where it lies and where a link to it leads, and
#                                       MODE OWNER GROUP and its bytes in base64
#   taken BASE64                        links that were taken out, each with a blank before where it leads
#   included yes|no                     whether nginx reads the folder in which our file lies
#   refused BASE64                      why nginx takes its files as they lie there for wrong
#   dump BASE64                         all its files, as it reads them
#   running yes|no
#   workers SECONDS                     since 1970, when the eldest of them began
#   changed SECONDS                     when the last of our files was
#   loaded BASE64                       which generation of them it serves
set -u
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH

has() {
  if command -v "$1" >/dev/null 2>&1; then echo yes; else echo no; fi
}

ask() {
  if [ "$(has curl)" = yes ]; then
    curl -s -m 3 --noproxy '*' -H "Host: $1" http://127.0.0.1/
  else
    wget -q -T 3 -t 1 --no-proxy -O - --header "Host: $1" http://127.0.0.1/
  fi 2>/dev/null | head -c 100
}

echo "tool nginx $(has nginx)"
case $(has curl)$(has wget) in *yes*) echo "tool ask yes" ;; *) echo "tool ask no" ;; esac
for manager in 'apt-get install' 'dnf install' 'yum install' 'zypper install' 'apk add' 'pacman -S'; do
  if [ "$(has "${manager%% *}")" = yes ]; then
    echo "install $manager"
    break
  fi
done
[ ! -s /proc/net/if_inet6 ] || echo "v6 yes"

newest=0
for file in "$1" "$2"/*.conf "$3"*.passwords "$4"/*/fullchain.pem "$4"/*/key.pem "$6"; do
  if [ -L "$file" ]; then
    echo "file $file link"
  elif [ ! -e "$file" ]; then
    continue
  elif [ ! -f "$file" ] || [ "$(stat -c %s "$file")" -gt 1048576 ]; then
    echo "file $file other"
  else
    echo "file $file $(stat -c '%a %U %G' "$file") $(base64 -w 0 <"$file")"
    changed=$(stat -c %Z "$file")
    [ "$changed" -le "$newest" ] || newest=$changed
  fi
done
echo "changed $newest"
[ ! -f "$7" ] || echo "taken $(base64 -w 0 <"$7")"

for file in /etc/nginx/conf.d/* /etc/nginx/sites-enabled/*; do
  real=$(readlink -f "$file") target=-
  if [ ! -L "$file" ] || target=$(readlink "$file"); then
    case $file$real$target in *[[:space:]]*) continue ;; esac
  fi
  if [ "$file" != "$1" ] && [ -f "$real" ] && [ "$(stat -c %s "$real")" -le 1048576 ]; then
    echo "site $file $real $target $(stat -c '%a %U %G' "$real") $(base64 -w 0 <"$real")"
  fi
done

if [ "$(has nginx)" = yes ]; then
  echo "version $(nginx -v 2>&1 | sed -n 's/^.*nginx\/\([0-9.]*\).*/\1/p')"
  user=$(sed -n 's/^[[:space:]]*user[[:space:]]\{1,\}\([^;]*\);.*/\1/p' /etc/nginx/nginx.conf 2>/dev/null | head -n 1)
  [ -n "$user" ] || user=$(nginx -V 2>&1 | sed -n 's/.*--user=\([^ ]*\).*/\1/p')
  case $user in
    *' '*) echo "group ${user##* }" ;;
    *) echo "group $(id -gn "${user:-nobody}" 2>/dev/null)" ;;
  esac
  if dump=$(nginx -T 2>/dev/null); then
    echo "dump $(printf '%s\n' "$dump" | base64 -w 0)"
  else
    echo "refused $(nginx -t 2>&1 | head -c 2000 | base64 -w 0)"
    dump=
  fi
  if grep -qE "^[[:space:]]*include[[:space:]]+(/etc/nginx/)?conf\.d/\*(\.conf)?[[:space:]]*;" /etc/nginx/nginx.conf 2>/dev/null ||
    printf '%s\n' "$dump" | grep -qxF "# configuration file $1:"; then
    echo "included yes"
  else
    echo "included no"
  fi
fi

echo "loaded $(ask "$5" | base64 -w 0)"
own=$(readlink /proc/self/ns/pid)
running=no oldest=
read -r up _ </proc/uptime
booted=$(($(date +%s) - ${up%.*}))
for dir in /proc/[0-9]*; do
  words=
  read -r words 2>/dev/null <"$dir/cmdline"
  case $words in
    'nginx: worker process is shutting down'*) continue ;;
    'nginx: master process'* | 'nginx: worker process'*) ;;
    *) continue ;;
  esac
  [ "$(readlink "$dir/ns/pid")" = "$own" ] || continue
  case $words in
    'nginx: master'*) running=yes ;;
    *)
      read -r stat 2>/dev/null <"$dir/stat" || continue
      # shellcheck disable=SC2086 # numbers
      set -- ${stat##*) }
      began=$((booted + ${20} / 100))
      if [ -z "$oldest" ] || [ "$began" -lt "$oldest" ]; then oldest=$began; fi
      ;;
  esac
done
echo "running $running"
[ -z "$oldest" ] || echo "workers $oldest"
echo end
