package org.intendant.people.passwords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.Username;
import org.intendant.plans.Refused;

/** What a new password must be: long, not the name, not what everybody takes. Nothing about kinds of characters. */
public final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = read();

    private PasswordRules() {}

    /** The password as it is hashed: one spelling for the same characters, whatever keyboard typed them. */
    static String spelled(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /**
     * Lets a good password pass.
     *
     * @throws Refused in the given field
     */
    public static void check(String field, String username, String password) {
        long length = password.codePoints().count();
        if (length < SHORTEST) {
            throw new Refused(field, "Give a password of at least " + SHORTEST + " characters.");
        }
        if (length > LONGEST) {
            throw new Refused(field, "Give a password of at most " + LONGEST + " characters.");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (Username.spelled(password).equals(username)) {
            throw new Refused(field, "Take another password than the user name.");
        }
        if (COMMON.contains(folded) || folded.codePoints().distinct().count() < 4) {
            throw new Refused(field, "This password is among the first that others try. Take another one.");
        }
    }

    private static Set<String> read() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
