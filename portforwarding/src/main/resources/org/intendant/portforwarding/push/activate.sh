# Makes the host use our files as they lie there now, or nothing of ours where there is no file of rules.
# $1 file of rules  $2 unit  $3 file of sysctl settings  $4 our table, as nft names it
set -u
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
table=$4
unit=${2##*/}

loaded() {
  # shellcheck disable=SC2086 # family and name
  nft -s list table $table 2>/dev/null
}

if [ -f "$1" ]; then
  nft -f "$1" || exit 1
  # Flushed and filled again it keeps what somebody else put into it, or all of it where the file is not ours any more: then it
  # is made anew.
  # shellcheck disable=SC2016,SC2086 # expanded there; family and name
  fresh=$(unshare -n sh -c 'nft -f "$0" && nft -s list table "$@" 2>/dev/null' "$1" $table)
  if [ -n "$(loaded)" ] && [ "$fresh" != "$(loaded)" ]; then
    { echo "delete table $table" && cat "$1"; } | nft -f - || exit 1
  fi
  if [ -f "$3" ]; then sysctl -q -p "$3" || exit 1; fi
  systemctl daemon-reload && systemctl start "$unit"
else
  if [ -n "$(loaded)" ]; then
    # shellcheck disable=SC2086 # family and name
    nft delete table $table || exit 1
  fi
  systemctl stop "$unit" 2>/dev/null || true
  systemctl daemon-reload
fi
