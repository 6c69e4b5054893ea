# Has nginx look at its files without loading them.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
exec nginx -t
