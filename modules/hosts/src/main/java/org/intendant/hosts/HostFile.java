package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A file of a host as it was read, and as it should be.
 *
 * @param path absolute, without spaces, {@code //}, {@code .} and {@code ..}
 * @param account whose rights it is read and written with, so that a link which that account planted gains it nothing; null
 *     for root, who must be the only one that may write in all folders of the path
 * @param before as it was read; null when it was not there
 * @param after as it should be; null when it should go. An account's file keeps the account's owner and group
 * @param shown what is shown in the place of a secret's text; null where the text itself may be seen
 * @param wanted what was wanted when the text was made, as its planner reads it again; null where it cannot be wanted again
 */
public record HostFile(
        String path,
        @Nullable String account,
        @Nullable FileState before,
        @Nullable FileState after,
        @Nullable Difference shown,
        @Nullable String wanted) {

    public HostFile(
            String path,
            @Nullable String account,
            @Nullable FileState before,
            @Nullable FileState after,
            @Nullable Difference shown) {
        this(path, account, before, after, shown, null);
    }

    public HostFile(String path, @Nullable String account, @Nullable FileState before, @Nullable FileState after) {
        this(path, account, before, after, null);
    }

    public HostFile {
        requireNonNull(path);
        if (!path.matches("(/[^/\\s\\p{Cc}]+)+")
                || List.of(path.split("/")).stream().anyMatch(HostFile::isNoName)) {
            throw new Refused("path", "A file's path is absolute, without spaces, empty parts, . and ..");
        }
        if (account != null && !FileState.name(account)) {
            throw new Refused("account", "An account's name begins with a letter, a digit or _ and holds no spaces.");
        }
    }

    /** A file of root's. */
    public static HostFile ofRoot(String path, @Nullable FileState before, @Nullable FileState after) {
        return new HostFile(path, null, before, after);
    }

    /**
     * A file of root's that holds a secret, which no plan and no log shows.
     *
     * @param fingerprint a keyed hash that stands for a text
     */
    public static HostFile secretOfRoot(
            String path, @Nullable FileState before, @Nullable FileState after, Function<byte[], String> fingerprint) {
        Difference shown = new Difference(path, secret(before, fingerprint), secret(after, fingerprint));
        return new HostFile(path, null, before, after, shown);
    }

    private static String secret(@Nullable FileState state, Function<byte[], String> fingerprint) {
        return state == null ? "" : "A secret, known by its keyed hash " + fingerprint.apply(state.bytes()) + "\n";
    }

    /**
     * Keeps what is wanted with the version that this becomes, sealed where the file is a secret, so that it can be wanted again.
     *
     * @param words which {@link org.intendant.plans.Reverter} gets back
     */
    public HostFile keeping(String words) {
        return new HostFile(path, account, before, after, shown, words);
    }

    /** Whether there is anything to do. */
    public boolean differs() {
        return before == null ? after != null : !before.equals(after);
    }

    /** Whether its text may be shown to nobody. */
    public boolean secret() {
        return shown != null;
    }

    /** Who may do what with it in this state, as far as Intendant decides that: an account's file has the account's owner and group. */
    public String rights(FileState state) {
        return account == null ? state.rights() : "mode " + state.mode() + ", of the account " + account;
    }

    /** What is in it before and after, and who may do what with it where that changes. */
    Difference difference() {
        if (shown != null && before != null && after != null && before.hash().equals(after.hash())) {
            return new Difference(path, before.rights() + "\n", after.rights() + "\n");
        }
        if (shown != null) {
            return shown;
        }
        boolean rights = before != null && after != null && !before.rights().equals(after.rights());
        return new Difference(path, shown(before, rights), shown(after, rights));
    }

    /** Where its new text lies until it takes the old one's place: hidden, and beside it, so that this is one rename. */
    String beside(String id) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + "." + path.substring(name) + ".intendant-" + id;
    }

    /** The line of the list that the host's program reads. */
    String line(String id) {
        boolean own = account != null || after == null;
        return String.join(
                " ",
                after == null ? "remove" : "put",
                account == null ? "-" : account,
                after == null ? "-" : after.mode(),
                own ? "-" : requireNonNull(after).owner(),
                own ? "-" : requireNonNull(after).group(),
                before == null ? "absent" : before.printed(),
                after == null ? "-" : after.hash(),
                Integer.toString(after == null ? 0 : after.bytes().length),
                path,
                beside(id));
    }

    private static String shown(@Nullable FileState state, boolean rights) {
        if (state == null) {
            return "";
        }
        return rights ? state.rights() + "\n" + state.text() : state.text();
    }

    private static boolean isNoName(String part) {
        return part.equals(".") || part.equals("..");
    }
}
