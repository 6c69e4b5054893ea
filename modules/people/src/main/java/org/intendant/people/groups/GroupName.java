package org.intendant.people.groups;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.people.Permission;
import org.intendant.people.Role;
import org.intendant.plans.Refused;

/**
 * What a group is called: as people write it, and in the one spelling by which groups are told apart.
 *
 * <p>Only Latin letters are left after normalisation, so that none comes from a script with look-alikes. The spelling has
 * neither case nor accents nor blanks nor punctuation, and no difference between {@code 0} and {@code o} or between {@code
 * 1}, {@code i} and {@code l}: “Web team”, “web-team” and “WEBTEAM” are one name.
 *
 * @param shown as people read it
 * @param spelled the one spelling
 */
record GroupName(String shown, String spelled) {

    static final int LONGEST = 100;

    private static final Pattern VALID =
            Pattern.compile("[\\p{L}0-9&&[a-zA-Z0-9À-ſ]&&[^ıĸ]][[\\p{L}0-9&&[a-zA-Z0-9À-ſ]&&[^ıĸ]] ._'&()-]{0,99}");
    private static final Map<Character, Character> LIKE = Map.ofEntries(
            Map.entry('0', 'o'),
            Map.entry('1', 'l'),
            Map.entry('i', 'l'),
            Map.entry('đ', 'd'),
            Map.entry('ð', 'd'),
            Map.entry('ħ', 'h'),
            Map.entry('ł', 'l'),
            Map.entry('ŀ', 'l'),
            Map.entry('ŋ', 'n'),
            Map.entry('ø', 'o'),
            Map.entry('ŧ', 't'));

    /** What would be taken for a right. */
    private static final Set<String> RESERVED = Stream.concat(
                    Arrays.stream(Role.values()).flatMap(role -> Stream.of(role.name(), role.getWord())),
                    Arrays.stream(Permission.values()).map(Permission::name))
            .map(GroupName::spelled)
            .flatMap(name -> Stream.of(name, name + "s"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The name that somebody typed.
     *
     * @throws Refused in the field {@code name}
     */
    static GroupName of(String typed) {
        String shown = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        String spelled = spelled(shown);
        if (!VALID.matcher(shown).matches() || spelled.isEmpty()) {
            throw new Refused(
                    "name",
                    "Give a name of 1 to " + LONGEST
                            + " Latin letters, digits, blanks and . _ - & ' ( ), beginning with a"
                            + " letter or a digit.");
        }
        if (RESERVED.contains(spelled)) {
            throw new Refused("name", "“" + shown + "” is what a role or a permission is called. A group is neither.");
        }
        return new GroupName(shown, spelled);
    }

    static String spelled(String name) {
        String plain = Normalizer.normalize(
                        Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
        StringBuilder spelled = new StringBuilder(plain.length());
        plain.chars()
                .forEach(letter -> spelled.append(
                        LIKE.getOrDefault((char) letter, (char) letter).charValue()));
        return spelled.toString();
    }
}
