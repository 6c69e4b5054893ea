package org.intendant.hostforwarding.certificates.acme;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/** For which domains somebody orders a certificate. */
final class OrderedDomains {

    private static final String FIELD = "domains";
    private static final int MOST = 100;

    private OrderedDomains() {}

    /**
     * In the order in which they were typed, each once.
     *
     * @throws Refused in the field {@code domains}, with a sentence for each that cannot be
     */
    static List<String> of(String typed) {
        List<String> words = Stream.of(typed.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(Text::lower)
                .distinct()
                .toList();
        if (words.isEmpty()) {
            throw new Refused(FIELD, "Give the domains, for example shop.example.org.");
        }
        if (words.size() > MOST) {
            throw new Refused(FIELD, "A certificate is for at most " + MOST + " domains.");
        }
        Faults faults = new Faults();
        words.forEach(word -> faults.take(() -> domain(word)));
        faults.refuseIfAny();
        return words;
    }

    private static String domain(String word) {
        if (word.startsWith("*.")) {
            throw new Refused(
                    FIELD,
                    "“" + Text.inert(word, 100)
                            + "” is a wildcard. Authorities issue these over DNS only, which Intendant does not do: upload such a"
                            + " certificate, or name each domain.");
        }
        String name = Text.name(FIELD, word, "shop.example.org");
        if (!name.contains(".") || name.matches("[0-9.]+")) {
            throw new Refused(FIELD, "“" + name + "” is no domain for which an authority issues a certificate.");
        }
        return name;
    }
}
