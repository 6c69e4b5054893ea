# How much lies in folders. $1 folder of all shares. Standard input, a line each: number and path below that of all shares
# Answers a line each: number and bytes, or - where it took too long or there is none; and at the very end "end"
set -u
LC_ALL=C
base=$1
exec 3<&0 </dev/null
while read -r number path <&3; do
  if [ -d "$base/$path" ] && sum=$(timeout 20 du -s -B 1 -- "$base/$path" 2>/dev/null); then
    echo "$number ${sum%%[!0-9]*}"
  else
    echo "$number -"
  fi
done
echo end
