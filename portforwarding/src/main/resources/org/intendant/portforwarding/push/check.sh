# Has nft look at rules without loading them. $1 the file
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
exec nft -c -f "$1"
