# Looks at what shall be loaded without loading it. $1 file of rules  then scripts of others that are changed
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
nft -c -f "$1" || exit 1
shift
for script in "$@"; do
  sh -n "$script" || exit 1
done
