# Marks where the answer begins. Whatever the login shell printed before stays behind the mark.
# $1 the mark
printf '\n%s\n' "$1"
printf '\n%s\n' "$1" >&2
shift
LC_ALL=C.UTF-8
export LC_ALL
