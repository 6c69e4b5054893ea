# How port forwarding stands on a host. Changes nothing.
# $1 our table, as nft names it  $2 unit  $3 note of rules of others that were taken out  then the files to read, our rules first
# Answers lines, and at the very end "end":
#   tool nft|systemd|ss yes|no          what there is
#   install COMMAND                     how nft is installed here
#   file PATH absent|link|other         and, where it is a plain file, MODE OWNER GROUP and its bytes in base64
#   forwarding 4|6 0|1                  whether the kernel forwards
#   boot yes|no                         whether systemd knows that it loads our rules at boot
#   loaded|fresh BASE64                 our table as it is loaded, and as nft makes it of the file of rules
#   listen tcp|udp ADDRESS:PORT WORDS   on what the host listens itself
#   address CIDR                        one of its addresses
#   ruleset BASE64                      all that is loaded, as nft -j says it, without elements of sets
#   rules BASE64                        the same as text with handles
#   taken BASE64                        the note of rules that were taken out
#   dnat4|dnat6 RULE                    what iptables-save says is forwarded
#   bridged yes                         rules see frames that only cross a bridge
set -u
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
table=$1 unit=$2 taken=$3
shift 3

has() {
  if command -v "$1" >/dev/null 2>&1; then echo yes; else echo no; fi
}

echo "tool nft $(has nft)"
echo "tool ss $(has ss)"
if [ -d /run/systemd/system ]; then echo "tool systemd yes"; else echo "tool systemd no"; fi
for manager in 'apt-get install' 'dnf install' 'yum install' 'zypper install' 'apk add' 'pacman -S'; do
  if [ "$(has "${manager%% *}")" = yes ]; then
    echo "install $manager nftables"
    break
  fi
done
for file in "$@"; do
  if [ -L "$file" ]; then
    echo "file $file link"
  elif [ ! -e "$file" ]; then
    echo "file $file absent"
  elif [ ! -f "$file" ] || [ "$(stat -c %s "$file")" -gt 1048576 ]; then
    echo "file $file other"
  else
    echo "file $file $(stat -c '%a %U %G' "$file") $(base64 -w 0 <"$file")"
  fi
done
echo "forwarding 4 $(cat /proc/sys/net/ipv4/ip_forward 2>/dev/null)"
echo "forwarding 6 $(cat /proc/sys/net/ipv6/conf/all/forwarding 2>/dev/null)"
case $(systemctl show -p WantedBy --value "${unit##*/}" 2>/dev/null) in
  *multi-user.target*) echo "boot yes" ;;
  *) echo "boot no" ;;
esac
if [ "$(has nft)" = yes ]; then
  # shellcheck disable=SC2086 # family and name
  echo "loaded $(nft -s list table $table 2>/dev/null | base64 -w 0)"
  if [ -f "$1" ]; then
    # shellcheck disable=SC2016,SC2086 # expanded there; family and name
    echo "fresh $(unshare -n sh -c 'nft -f "$0" && exec nft -s list table "$@"' "$1" $table 2>/dev/null | base64 -w 0)"
  fi
  echo "ruleset $(nft -j -t list ruleset 2>/dev/null | base64 -w 0)"
  echo "rules $(nft -s -a -t list ruleset 2>/dev/null | base64 -w 0)"
fi
if [ "$(has ss)" = yes ]; then
  ss -H -l -t -u -n -p | while read -r protocol _ _ _ local _ users; do
    echo "listen $protocol $local $users"
  done
fi
ip -o addr show scope global 2>/dev/null | while read -r _ _ _ address _; do
  echo "address $address"
done
iptables-save -t nat 2>/dev/null | sed -n 's/^\(-A .*-j DNAT .*\)/dnat4 \1/p'
ip6tables-save -t nat 2>/dev/null | sed -n 's/^\(-A .*-j DNAT .*\)/dnat6 \1/p'
[ "$(cat /proc/sys/net/bridge/bridge-nf-call-iptables 2>/dev/null)" != 1 ] || echo "bridged yes"
[ ! -f "$taken" ] || echo "taken $(base64 -w 0 <"$taken")"
echo end
