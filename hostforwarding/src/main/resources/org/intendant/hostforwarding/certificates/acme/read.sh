# Which of these files are there, and what is in them. Changes nothing. $@ their paths
# Answers lines, and at the very end "end":
#   file PATH absent|other   and, where it is a plain file, MODE OWNER GROUP and its bytes in base64
set -u
for file in "$@"; do
  if [ -L "$file" ]; then
    echo "file $file other"
  elif [ ! -e "$file" ]; then
    echo "file $file absent"
  elif [ ! -f "$file" ] || [ "$(stat -c %s "$file")" -gt 1048576 ]; then
    echo "file $file other"
  else
    echo "file $file $(stat -c '%a %U %G' "$file") $(base64 -w 0 <"$file")"
  fi
done
echo end
