# Makes one account be as wanted. May run twice.
# Arguments: create|change|remove, name, shell, comment. All checks come before the first change.
set -u
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL PATH

deed=$1
name=$2
shell=$3
comment=$4

exists() {
    getent passwd "$name" >/dev/null
}

if [ "$deed" != remove ] && [ ! -x "$shell" ]; then
    echo "There is no program $shell to be the shell of $name." >&2
    exit 65
fi

case $deed in
    create)
        if exists; then
            exec usermod -s "$shell" -c "$comment" -- "$name"
        fi
        exec useradd -m -s "$shell" -c "$comment" -- "$name"
        ;;
    change)
        exec usermod -s "$shell" -c "$comment" -- "$name"
        ;;
    remove)
        exists || exit 0
        exec userdel -- "$name"
        ;;
    *)
        echo "There is no deed $deed." >&2
        exit 64
        ;;
esac
