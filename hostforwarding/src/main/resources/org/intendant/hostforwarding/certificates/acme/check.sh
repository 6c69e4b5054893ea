# Has nginx look at its configuration with the certificates as they lie there now.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
exec nginx -t -q
