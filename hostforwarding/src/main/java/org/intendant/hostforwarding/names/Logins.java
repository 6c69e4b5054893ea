package org.intendant.hostforwarding.names;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Who must say a password before a guest is asked: names with hashes, as nginx reads them. */
final class Logins {

    private static final String FIELD = "options.logins";
    private static final int MOST = 100;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final Map<String, String> hashes = new LinkedHashMap<>();

    private Logins() {}

    /** As they are stored: lines of {@code name:hash}. */
    static Logins known(String stored) {
        Logins logins = new Logins();
        stored.lines().map(line -> line.split(":", 2)).forEach(words -> logins.hashes.put(words[0], words[1]));
        return logins;
    }

    /** All of both; where both know a name, those know its password. */
    Logins and(Logins those) {
        Logins all = new Logins();
        all.hashes.putAll(hashes);
        all.hashes.putAll(those.hashes);
        return all;
    }

    /**
     * Those that were typed: a name with a password, or the name alone of one whose password stays.
     *
     * @throws Refused in the field {@code options.logins}
     */
    Logins typed(@Nullable String typed) {
        Logins logins = new Logins();
        Text.block(FIELD, typed, 10_000)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> logins.add(line.split(":", 2), hashes));
        if (logins.hashes.size() > MOST) {
            throw new Refused(FIELD, "Give at most " + MOST + " names.");
        }
        return logins;
    }

    private void add(String[] words, Map<String, String> kept) {
        String name = words[0].strip();
        if (!NAME.matcher(name).matches()) {
            throw new Refused(FIELD, "A name has letters, digits and ._@- only: write name:password.");
        }
        if (hashes.containsKey(name)) {
            throw new Refused(FIELD, name + " is there twice.");
        }
        String hash = words.length == 1 ? kept.get(name) : hash(name, words[1].strip());
        if (hash == null) {
            throw new Refused(FIELD, name + " has no password yet: write " + name + ":password.");
        }
        hashes.put(name, hash);
    }

    private static String hash(String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Refused(
                    FIELD, "The password of " + name + " has " + SHORTEST + " to " + LONGEST + " characters.");
        }
        return Sha512Crypt.hash(password);
    }

    String stored() {
        return hashes.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    List<String> names() {
        return List.copyOf(hashes.keySet());
    }
}
