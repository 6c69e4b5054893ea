package org.intendant.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;

/**
 * The name by which a person signs in: one spelling only, whatever case, width or composition somebody types.
 *
 * <p>Only ASCII is left after normalisation, so that no name can look like another one.
 */
public final class Username {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Set<String> RESERVED = Set.of("intendant", "nobody");

    private Username() {}

    /** The one spelling, of right names and of wrong ones; never longer than a column. */
    public static String spelled(String typed) {
        String folded = Normalizer.normalize(typed.strip().replace('\0', ' '), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        return folded.length() <= 64 ? folded : folded.substring(0, 64);
    }

    /**
     * The one spelling of a new person's name.
     *
     * @throws Refused in the field {@code username}
     */
    public static String of(String typed) {
        String name = spelled(typed);
        if (!VALID.matcher(name).matches() || typed.strip().length() > 64) {
            throw new Refused(
                    "username",
                    "Give a user name of 1 to 64 letters a to z, digits, dots, underscores, @ or hyphens, beginning with a"
                            + " letter or a digit.");
        }
        if (RESERVED.contains(name)) {
            throw new Refused("username", "“" + name + "” stands for the application itself in the audit trail.");
        }
        return name;
    }
}
