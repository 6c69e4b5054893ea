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

# Programs are started sparingly: a look at a host is mostly that.
has() {
  command -v "$1" >/dev/null 2>&1
}

# Reads what a file is: its size, when it was changed, and MODE OWNER GROUP.
look() {
  IFS=/ read -r size changed rights <<EOF
$(stat -c '%s/%Z/%a %U %G' "$1")
EOF
}

ask() {
  if has curl; then
    curl -s -m 3 --noproxy '*' -H "Host: $1" http://127.0.0.1/
  else
    wget -q -T 3 -t 1 --no-proxy -O - --header "Host: $1" http://127.0.0.1/
  fi 2>/dev/null | head -c 100
}

if has nginx; then echo "tool nginx yes"; else echo "tool nginx no"; fi
if has curl || has wget; then echo "tool ask yes"; else echo "tool ask no"; fi
for manager in 'apt-get install' 'dnf install' 'yum install' 'zypper install' 'apk add' 'pacman -S'; do
  if has "${manager%% *}"; then
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
  elif [ ! -f "$file" ] || { look "$file"; [ "$size" -gt 1048576 ]; }; then
    echo "file $file other"
  else
    printf 'file %s %s ' "$file" "$rights"
    base64 -w 0 <"$file"
    echo
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
  if [ "$file" != "$1" ] && [ -f "$real" ] && look "$real" && [ "$size" -le 1048576 ]; then
    printf 'site %s %s %s %s ' "$file" "$real" "$target" "$rights"
    base64 -w 0 <"$real"
    echo
  fi
done

if has nginx; then
  built=$(nginx -V 2>&1)
  version=${built#*nginx/}
  echo "version ${version%%[!0-9.]*}"
  user=$(sed -n '/^[[:space:]]*user[[:space:]]\{1,\}\([^;]*\);.*/{s//\1/p;q;}' /etc/nginx/nginx.conf 2>/dev/null)
  if [ -z "$user" ] && [ "$built" != "${built#*--user=}" ]; then
    user=${built#*--user=}
    user=${user%% *}
  fi
  case $user in
    *' '*) echo "group ${user##* }" ;;
    *) echo "group $(id -gn "${user:-nobody}" 2>/dev/null)" ;;
  esac
  if dump=$(nginx -T 2>/dev/null); then
    printf 'dump '
    printf '%s\n' "$dump" | base64 -w 0
    echo
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

printf 'loaded '
ask "$5" | base64 -w 0
echo
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
