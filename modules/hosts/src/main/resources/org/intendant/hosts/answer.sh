# What a shell that stays knows: it runs a command that marks by itself where its answer begins, and marks where it ends.
# The errors of commands go out at 3.
# $1 the mark  then the command
answer() {
  mark=$1
  shift
  "$@" </dev/null
  code=$?
  printf '\n%s %s\n' "$mark" "$code"
  printf '\n%s %s\n' "$mark" "$code" >&3
}

# Says at once that it was heard, before a command that may take a while until its own mark.
heard() {
  printf '\nheard\n'
  (exec "$@" 2>&3 3>&-)
}
