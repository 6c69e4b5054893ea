package org.intendant.hostforwarding.names;

import java.net.IDN;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** Host names of one rule in lower case, each once, in order; one may begin with {@code *.} for all that end so. */
public record Domains(List<String> all) {

    private static final String FIELD = "domains";
    private static final int MOST = 50;
    private static final int LONGEST = 140;

    public Domains {
        all = List.copyOf(all);
    }

    /** @throws Refused in the field {@code domains} */
    static Domains of(String typed) {
        List<String> names = Stream.of(typed.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(Domains::one)
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            throw new Refused(FIELD, "Give a host name, for example shop.example.org.");
        }
        if (names.size() > MOST) {
            throw new Refused(FIELD, "A rule has at most " + MOST + " host names. Add another rule for more.");
        }
        return new Domains(names);
    }

    /** Those that were checked before. */
    static Domains known(String stored) {
        return new Domains(List.of(stored.split(" ", -1)));
    }

    private static String one(String word) {
        String star = word.startsWith("*.") ? "*." : "";
        String name = ascii(word.substring(star.length()));
        if (name.length() > LONGEST) {
            throw new Refused(FIELD, "A host name has at most " + LONGEST + " characters here.");
        }
        String checked = Text.name(FIELD, name, "shop.example.org or *.example.org");
        if (checked.matches("[0-9.]+")) {
            throw new Refused(FIELD, "“" + checked + "” is an address and no host name.");
        }
        return star + checked;
    }

    /** As it is on the wire: {@code bücher.example} is {@code xn--bcher-kva.example}. */
    private static String ascii(String name) {
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException none) {
            throw new Refused(FIELD, "“" + Text.inert(name, 60) + "” is no host name.");
        }
    }

    String stored() {
        return String.join(" ", all);
    }

    public String first() {
        return all.get(0);
    }

    /** {@code shop.example.org and 2 more}. */
    public String name() {
        return first() + (all.size() == 1 ? "" : " and " + (all.size() - 1) + " more");
    }

    @Override
    public String toString() {
        return String.join(", ", all);
    }
}
