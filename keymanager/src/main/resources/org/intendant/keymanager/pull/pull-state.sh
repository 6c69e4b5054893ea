# What stands on this host of the program that fetches keys, and what it needs. Changes nothing.
# Arguments: paths of root's files. Answers for each "file PATH absent|other|MODE OWNER GROUP BASE64", then
#   tool NAME         for each of ssh-keygen (one that verifies signatures), curl, wget and cron that is there
#   hostkey PATH KEY  for each of the host's public keys whose private half lies beside it
# and at the very end "end".
set -u
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL PATH
for path in "$@"; do
  if [ -L "$path" ] || { [ -e "$path" ] && [ ! -f "$path" ]; }; then
    echo "file $path other"
  elif [ ! -e "$path" ]; then
    echo "file $path absent"
  else
    echo "file $path $(stat -c '%a %U %G' "$path") $(head -c 65536 "$path" | base64 -w 0)"
  fi
done
# It exists from OpenSSH 8.1 on; older ones know no -Y at all, this one complains of what is missing behind it.
case $(ssh-keygen -Y verify 2>&1 </dev/null) in
  *nknown* | *llegal* | *nvalid* | *ot\ found*) ;;
  *) echo "tool ssh-keygen" ;;
esac
for tool in curl wget cron; do
  command -v "$tool" >/dev/null && echo "tool $tool"
done
for key in /etc/ssh/ssh_host_*_key; do
  [ -f "$key" ] && [ -f "$key.pub" ] && echo "hostkey $key $(cut -d ' ' -f 1,2 "$key.pub")"
done
echo end
