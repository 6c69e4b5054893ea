package org.intendant.servers.typed;

import java.util.List;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** The folder of a file server below which all its shares lie: none of the system's own, and no text that Samba would expand. */
public final class BaseFolder {

    /** Where shares lie on a server of which nobody said otherwise. */
    public static final String USUAL = "/srv/samba";

    private static final Pattern PLAIN = Pattern.compile("(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*)+");
    private static final List<String> SYSTEM = List.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/sys",
            "/tmp",
            "/usr",
            "/var/lib/intendant",
            "/var/lib/samba",
            "/var/run",
            "/var/tmp");

    private BaseFolder() {}

    /**
     * As it was typed, or the empty string for the usual one.
     *
     * @throws Refused in this field
     */
    public static String of(String field, @Nullable String typed) {
        String folder = Text.folder(field, typed);
        if (folder.isEmpty()) {
            return folder;
        }
        if (!PLAIN.matcher(folder).matches() || folder.contains(" /") || folder.endsWith(" ")) {
            throw new Refused(
                    field, "Use letters, digits, spaces, dots, hyphens and underscores, for example /srv/samba.");
        }
        if (SYSTEM.stream().anyMatch(own -> folder.equals(own) || folder.startsWith(own + "/"))
                || List.of("/var", "/var/lib").contains(folder)) {
            throw new Refused(
                    field,
                    "The system itself lives in " + folder + ". Choose a folder for shares, for example /srv/samba.");
        }
        return folder;
    }
}
