package org.intendant.servers.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.servers.facts.Facts.Disk;
import org.intendant.servers.facts.Facts.InterfaceAddress;
import org.intendant.servers.typed.Text;

/**
 * Reads what {@code facts.sh} and {@code accounts.sh} print: lines of key, tab, value.
 *
 * <p>A host may print anything. What is unknown is passed over, everything is bounded, nothing is believed to be complete
 * without the last line.
 */
public final class FactsText {
    private static final int MOST_LINES = 12_000;
    private static final int LONGEST = 1000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private FactsText(String printed) {
        printed.lines().limit(MOST_LINES).forEach(this::take);
    }

    private void take(String line) {
        int tab = line.indexOf('\t');
        if (tab > 0 && tab < 30) {
            values.computeIfAbsent(line.substring(0, tab), key -> new ArrayList<>())
                    .add(Text.inert(line.substring(tab + 1), LONGEST));
        }
    }

    /** The facts in the output. */
    public static Facts parse(String printed) {
        return new FactsText(printed).facts();
    }

    /** The accounts in the output, each name once. */
    public static List<FoundAccount> accounts(String printed) {
        return new FactsText(printed).accounts();
    }

    /** Whether the program came to its end: only then a missing account is known to be missing. */
    public static boolean complete(String printed) {
        return printed.endsWith("end\tfacts\n") || printed.endsWith("end\taccounts\n");
    }

    private Facts facts() {
        return new Facts(
                one("user"),
                one("uid").equals("0"),
                one("os.PRETTY_NAME"),
                one("os.ID"),
                one("os.VERSION_ID"),
                one("kernel"),
                one("architecture"),
                Text.lower(one("hostname")),
                one("systemd").equals("yes"),
                one("virtual"),
                one("proxmox"),
                one("boot"),
                number(one("up").replaceFirst("\\..*", "")),
                (int) Math.min(100_000, number(one("processors"))),
                number(one("memory")),
                after("dev", one("route")),
                all("address").stream().map(FactsText::address).toList(),
                all("disk").stream().map(FactsText::disk).toList(),
                all("tool"),
                packages(),
                all("shell"),
                accounts());
    }

    private List<FoundAccount> accounts() {
        Map<String, FoundAccount> byName = new LinkedHashMap<>();
        all("account").stream()
                .map(FoundAccount::parse)
                .filter(account -> !account.name().isEmpty())
                .forEach(account -> byName.putIfAbsent(account.name(), account));
        return List.copyOf(byName.values());
    }

    private Map<String, String> packages() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String line : all("package")) {
            String[] words = line.split(" ", 2);
            versions.putIfAbsent(words[0], words.length > 1 ? words[1] : "");
        }
        return versions;
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    private String one(String key) {
        return all(key).stream().findFirst().orElse("");
    }

    private static String after(String word, String line) {
        List<String> words = List.of(line.split(" +"));
        int at = words.indexOf(word);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }

    private static InterfaceAddress address(String line) {
        String[] words = line.split(" ", 2);
        String address = words.length > 1 ? words[1].replaceFirst("/.*", "") : "";
        return new InterfaceAddress(words[0], address);
    }

    private static Disk disk(String line) {
        String[] words = line.split(" ", 3);
        return words.length < 3 ? new Disk(line, 0, 0) : new Disk(words[2], number(words[0]), number(words[1]));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
