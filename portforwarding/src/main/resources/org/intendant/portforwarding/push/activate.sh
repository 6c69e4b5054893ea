# Makes the host use our files as they lie there now, or nothing of ours where there is no file of rules.
# $1 file of rules  $2 unit  $3 file of sysctl settings  $4 our table, as nft names it  $5 file of rules of others that shall be
# out of use, a line each: iptables|ip6tables -A CHAIN … or nft FAMILY TABLE CHAIN …  $6 note of those that were taken out, each
# behind its place in its chain, counted from 0  $7 note of the settings that were off before
set -u
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
table=$4
unit=${2##*/}
adopted=$5 taken=$6 off=$7

loaded() {
  # shellcheck disable=SC2086 # family and name
  nft -s list table $table 2>/dev/null
}

# The rules of the chain of a rule, a line each, as its tool says them; of nft with handles. $1 the rule
chain() {
  tool=${1%% *} rest=${1#* }
  if [ "$tool" = nft ]; then
    # shellcheck disable=SC2046 # family, table and chain
    set -- $(printf '%s\n' "$rest" | cut -d ' ' -f 1-3)
    nft -s -a list chain "$@" 2>/dev/null | sed -n 's/^\t\t\(.* # handle [0-9]*\)$/\1/p'
  else
    rest=${rest#-A }
    "$tool-save" -t nat 2>/dev/null | grep -F -e "-A ${rest%% *} "
  fi
}

# Where in its chain a rule is, from 0; nothing where it is not. $1 the rule
place() {
  text=${1#* }
  [ "${1%% *}" != nft ] || text=$(printf '%s\n' "$text" | cut -d ' ' -f 4-)
  found=$(chain "$1" | sed 's/ # handle [0-9]*$//' | grep -n -x -F -m 1 -e "$text") && echo $((${found%%:*} - 1))
}

# Takes out exactly this rule, and notes where it was. $1 the rule
out() {
  at=$(place "$1") || return 0
  printf '%s %s\n' "$at" "$1" >>"$taken" && sync "$taken" || return 1
  rest=${1#* }
  if [ "${1%% *}" = nft ]; then
    handle=$(chain "$1" | sed -n "$((at + 1))s/.* # handle //p")
    # shellcheck disable=SC2046 # family, table and chain
    set -- $(printf '%s\n' "$rest" | cut -d ' ' -f 1-3)
    nft delete rule "$@" handle "$handle"
  else
    printf '*nat\n-D %s\nCOMMIT\n' "${rest#-A }" | "${1%% *}-restore" --noflush
  fi
}

# Puts a rule back where it was, or at the end where its chain is shorter now. $1 its place  $2 the rule
back() {
  [ -z "$(place "$2")" ] || return 0
  count=$(chain "$2" | wc -l)
  rest=${2#* }
  if [ "${2%% *}" = nft ]; then
    where=$(printf '%s\n' "$rest" | cut -d ' ' -f 1-3) text=$(printf '%s\n' "$rest" | cut -d ' ' -f 4-)
    # shellcheck disable=SC2086 # family, table and chain
    if ! nft list chain $where >/dev/null 2>&1; then
      echo "There is no chain $where any more, so that this rule would be gone too: $text"
      return 0
    fi
    if [ "$1" -lt "$count" ]; then
      printf 'insert rule %s index %s %s\n' "$where" "$1" "$text"
    else
      printf 'add rule %s %s\n' "$where" "$text"
    fi | nft -f -
  else
    rest=${rest#-A }
    [ "$1" -le "$count" ] && count=$1
    printf '*nat\n-I %s %s %s\nCOMMIT\n' "${rest%% *}" $((count + 1)) "${rest#* }" | "${2%% *}-restore" --noflush
  fi
}

# Notes which settings of a file of ours are off, once: they are put back with our last rule. $1 the file
noted() {
  [ ! -e "$off" ] || return 0
  sed -n 's/^\(net[^ ]*\) = 1$/\1/p' "$1" | while IFS= read -r name; do
    [ "$(sysctl -n "$name" 2>/dev/null)" != 0 ] || echo "$name"
  done >"$off.new" && mv -f "$off.new" "$off"
}

# Whether others route: they load rules about it, or have a file set this. $1 the setting
needed() {
  nft list ruleset 2>/dev/null | grep -q -e 'hook forward' -e 'type nat' ||
    grep -q -s -r -E "^[[:space:]]*$(printf %s "$1" | sed 's/\./[.\/]/g')[[:space:]]*=[[:space:]]*[12]" \
      /etc/sysctl.conf /etc/sysctl.d /run/sysctl.d /usr/local/lib/sysctl.d /usr/lib/sysctl.d /lib/sysctl.d
}

# Turns off again what was off before, where nobody else needs it by now.
settled() {
  [ -e "$off" ] || return 0
  while IFS= read -r name; do
    if needed "$name"; then echo "$name stays on, as others here need it."; else sysctl -q -w "$name=0" || return 1; fi
  done <"$off"
  rm -f "$off"
}

# Rules that shall be in use again, the last that was taken first, so that each finds its place.
if [ -s "$taken" ]; then
  tac "$taken" | while IFS= read -r line; do
    rule=${line#* }
    if [ ! -f "$adopted" ] || ! grep -q -x -F -e "$rule" "$adopted"; then
      back "${line%% *}" "$rule" || exit 1
      grep -v -x -F -e "$line" "$taken" >"$taken.new"
      mv -f "$taken.new" "$taken"
    fi
  done || exit 1
  [ -s "$taken" ] || rm -f "$taken"
fi
if [ -f "$1" ]; then
  nft -f "$1" || exit 1
  # Flushed and filled again it keeps what somebody else put into it, or all of it where the file is not ours any more: then it
  # is made anew.
  # shellcheck disable=SC2016,SC2086 # expanded there; family and name
  fresh=$(unshare -n sh -c 'nft -f "$0" && nft -s list table "$@" 2>/dev/null' "$1" $table)
  now=$(loaded)
  if [ -n "$now" ] && [ "$fresh" != "$now" ]; then
    { echo "delete table $table" && cat "$1"; } | nft -f - || exit 1
  fi
  if [ -f "$3" ]; then noted "$3" && sysctl -q -p "$3" || exit 1; fi
  systemctl daemon-reload && systemctl start "$unit" || exit 1
else
  if [ -n "$(loaded)" ]; then
    # shellcheck disable=SC2086 # family and name
    nft delete table $table || exit 1
  fi
  systemctl stop "$unit" 2>/dev/null || true
  systemctl daemon-reload
  settled || exit 1
fi
if [ -f "$adopted" ]; then
  while IFS= read -r rule; do
    case $rule in '#'* | '') continue ;; esac
    out "$rule" || exit 1
  done <"$adopted"
fi
