package org.intendant.portforwarding.push;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files in which others keep rules that they load at a boot. Lines of rules that are adopted become comments, and lines again
 * as soon as they are adopted no more: a pure function, which leaves every other byte as it is.
 */
final class RulesKept {

    static final String NAT_VZ = "/etc/init.d/nat-vz";
    static final List<String> FILES =
            List.of(NAT_VZ, "/etc/iptables/rules.v4", "/etc/iptables/rules.v6", "/etc/nftables.conf");

    private static final String MARK = "# Adopted by Intendant: ";
    private static final Pattern TOOL = Pattern.compile("(?s)(?:\\S*/)?(ip6?tables)(?:-nft|-legacy)?\\s+(.*)");
    private static final Pattern COUNTED = Pattern.compile("(?s)\\[[0-9]+:[0-9]+]\\s+(-A .*)");

    private final String path;
    private final List<String> adopted;

    /** @param adopted as {@link org.intendant.portforwarding.forwards.ForeignForward#rule} */
    RulesKept(String path, List<String> adopted) {
        this.path = path;
        this.adopted = adopted;
    }

    String text(String found) {
        return Stream.of(found.split("\n", -1)).map(this::line).collect(Collectors.joining("\n"));
    }

    /** Whether the file brings the rule, or would without us. */
    boolean brings(String found, String rule) {
        return found.lines().anyMatch(line -> isAs(line.startsWith(MARK) ? line.substring(MARK.length()) : line, rule));
    }

    private String line(String line) {
        if (line.startsWith(MARK)) {
            String theirs = line.substring(MARK.length());
            return isAdopted(theirs) ? line : theirs;
        }
        return isAdopted(line) ? MARK + line : line;
    }

    private boolean isAdopted(String line) {
        return adopted.stream().anyMatch(rule -> isAs(line, rule));
    }

    private boolean isAs(String line, String rule) {
        String said = line.strip();
        if (said.isEmpty() || said.startsWith("#")) {
            return false;
        }
        return rule.startsWith("nft ") ? isNft(said, rule) : isIptables(said, rule);
    }

    /** The text of a rule behind tool, family, table and chain. */
    private boolean isNft(String said, String rule) {
        String text = rule.split(" ", 5)[4];
        return path.endsWith("nftables.conf") && plain(said).equals(plain(text));
    }

    private static String plain(String text) {
        return text.replaceAll("\\bcounter\\b( packets [0-9]+ bytes [0-9]+)?", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private boolean isIptables(String said, String rule) {
        String tool = rule.substring(0, rule.indexOf(' '));
        Matcher spoken = TOOL.matcher(said);
        Matcher counted = COUNTED.matcher(said);
        String words = said;
        if (spoken.matches()) {
            if (!spoken.group(1).equals(tool)) {
                return false;
            }
            words = spoken.group(2);
        } else if (!path.equals(tool.equals("iptables") ? FILES.get(1) : FILES.get(2))) {
            return false;
        } else if (counted.matches()) {
            words = counted.group(1);
        }
        IptablesRule theirs = new IptablesRule(words);
        IptablesRule ours = new IptablesRule(rule.substring(tool.length() + 1));
        return theirs.meaning() != null
                && theirs.chain().equals(ours.chain())
                && java.util.Objects.requireNonNull(theirs.meaning()).isAs(ours.meaning());
    }
}
