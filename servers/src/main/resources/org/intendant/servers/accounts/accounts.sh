# Reads the accounts of a host. Changes nothing.
# Arguments: names that are wanted, so that accounts which are not enumerated are found too.
LC_ALL=C
export LC_ALL

getent passwd | head -n 5000 | while IFS= read -r line; do
    printf 'account\t%s\n' "$line"
done
for name; do
    getent passwd "$name" | while IFS= read -r line; do
        printf 'account\t%s\n' "$line"
    done
done
for shell in /bin/bash /bin/zsh /bin/sh /usr/sbin/nologin; do
    [ -x "$shell" ] && printf 'shell\t%s\n' "$shell"
done
printf 'end\taccounts\n'
