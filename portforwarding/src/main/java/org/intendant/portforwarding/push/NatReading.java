package org.intendant.portforwarding.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hosts.FileState;
import org.intendant.plans.HostUnreachable;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.portforwarding.forwards.Listener;
import org.intendant.portforwarding.forwards.Protocol;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What {@code read.sh} printed. What a host says is taken for nothing else than it may be. */
final class NatReading {

    private static final Pattern LOCAL = Pattern.compile("\\[?([0-9a-fA-F:.*]+?)]?(?:%[^\\s:]*)?]?:([0-9]{1,5})");
    private static final Pattern PROGRAM = Pattern.compile("(?s)users:\\(\\(\"([^\"]{1,60})\".*");
    private static final Set<String> INSTALLS = Set.of(
            "apt-get install nftables",
            "dnf install nftables",
            "yum install nftables",
            "zypper install nftables",
            "apk add nftables",
            "pacman -S nftables");

    private static final Pattern FORWARD = Pattern.compile("(?s).* comment \"([0-9]{1,18}) .*");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, FileState> files = new HashMap<>();
    private final List<Listener> listening = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> iptables = new ArrayList<>();

    /** @throws HostUnreachable when the answer broke off: what is missing is then not known to be missing */
    NatReading(String host, String printed) {
        if (!printed.endsWith("end\n")) {
            throw new HostUnreachable(
                    host + " did not say to the end what it forwards, so that nothing is known of it.", null);
        }
        printed.lines().forEach(this::line);
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "file" -> file(line.split(" ", 6));
            case "listen" -> listen(line.split(" ", 4)).ifPresent(listening::add);
            case "address" -> addresses.add(words.length > 1 ? words[1].replaceFirst("/.*", "") : "");
            case "dnat4" -> iptables.add("iptables " + line.substring(6));
            case "dnat6" -> iptables.add("ip6tables " + line.substring(6));
            case "tool", "forwarding" -> values.put(words[0] + " " + words[1], words.length > 2 ? words[2] : "");
            default -> values.put(words[0], line.substring(words[0].length()).strip());
        }
    }

    private void file(String[] words) {
        if (words.length == 3) {
            values.put("file " + words[1], words[2]);
        } else if (words.length == 6) {
            values.put("file " + words[1], "there");
            files.put(words[1], new FileState(Base64.getDecoder().decode(words[5]), words[2], words[3], words[4]));
        }
    }

    private static Optional<Listener> listen(String[] words) {
        Matcher local = LOCAL.matcher(words.length > 2 ? words[2] : "");
        if (!local.matches() || !(words[1].equals("tcp") || words[1].equals("udp"))) {
            return Optional.empty();
        }
        Matcher program = PROGRAM.matcher(words.length > 3 ? words[3] : "");
        Protocol protocol = words[1].equals("tcp") ? Protocol.TCP : Protocol.UDP;
        String name = program.matches() ? Text.inert(program.group(1), 40) : "";
        return Optional.of(new Listener(protocol, local.group(1), Integer.parseInt(local.group(2)), name));
    }

    boolean has(String tool) {
        return said("tool " + tool).equals("yes");
    }

    /** The command that installs nft there, or empty. */
    String install() {
        return INSTALLS.contains(said("install")) ? said("install") : "";
    }

    /** What lies there; null for nothing. */
    @Nullable
    FileState file(String path) {
        return files.get(path);
    }

    /** Whether something lies there that is no plain file. */
    boolean isStrange(String path) {
        return Set.of("link", "other").contains(said("file " + path));
    }

    boolean forwards(boolean v6) {
        String value = said("forwarding " + (v6 ? "6" : "4"));
        return !value.isEmpty() && !value.equals("0");
    }

    /** Whether systemd has our rules loaded at the next boot. */
    boolean isAtBoot() {
        return said("boot").equals("yes");
    }

    /** Our table as it is loaded; empty for none. */
    String loaded() {
        return decoded("loaded");
    }

    /** Whether a rule of ours that is loaded leads there, and packets come to it. */
    boolean isLoaded(Forwarded forward) {
        boolean v6 = !forward.leads(false);
        return NftablesRules.isReached(loaded(), forward, v6)
                && loaded().lines()
                        .anyMatch(line -> line.contains(" dport " + forward.ports() + " ")
                                && line.contains("comment \"" + forward.id() + " ")
                                && line.contains(forward.address(v6)));
    }

    /** Our table as the host's nft makes it of the file that lies there; empty where it cannot. */
    String fresh() {
        return decoded("fresh");
    }

    /** Primary keys of the forwards that are loaded, or in the file of rules: each rule names its own. */
    Set<Long> forwards() {
        FileState file = file(NatFiles.RULES);
        return Stream.concat(
                        loaded().lines(),
                        file == null ? Stream.empty() : file.text().lines())
                .map(FORWARD::matcher)
                .filter(Matcher::matches)
                .map(rule -> Long.valueOf(rule.group(1)))
                .collect(Collectors.toSet());
    }

    Ruleset ruleset() {
        return Ruleset.of(decoded("ruleset"));
    }

    List<Listener> listening() {
        return List.copyOf(listening);
    }

    /** The host's own addresses. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** What others forward. */
    List<ForeignForward> foreign() {
        List<ForeignForward> all = new ArrayList<>(new ForeignRules(ruleset(), decoded("rules")).ofNft());
        all.addAll(ForeignRules.ofIptables(iptables));
        return all;
    }

    /** Rules of others that are out of use since Intendant took them out. */
    List<String> taken() {
        return decoded("taken")
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** Whether rules see frames that only cross a bridge. */
    boolean isBridged() {
        return said("bridged").equals("yes");
    }

    boolean hasNatVz() {
        return !Set.of("", "absent").contains(said("file " + RulesKept.NAT_VZ));
    }

    /** Whether anything of ours is there. */
    boolean hasOurs() {
        return !loaded().isEmpty()
                || NatFiles.ALL.stream()
                        .anyMatch(path -> Set.of("there", "link", "other").contains(said("file " + path)));
    }

    private String decoded(String name) {
        return new String(Base64.getDecoder().decode(said(name)), StandardCharsets.UTF_8);
    }

    private String said(String name) {
        return values.getOrDefault(name, "");
    }
}
