package org.intendant.hostforwarding.push;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.hosts.FileState;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/** What {@code read.sh} printed. What a host says is taken for nothing else than it may be. */
final class NginxReading {

    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})");
    private static final Set<String> INSTALLS =
            Set.of("apt-get install", "dnf install", "yum install", "zypper install", "apk add", "pacman -S");
    private static final int HTTP2_DIRECTIVE = 1_025_001;

    /** Seconds by which the clocks of files and processes may differ. */
    private static final int ROUNDED = 2;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, FileState> files = new HashMap<>();
    private final Set<String> strange = new HashSet<>();
    private final Map<String, SiteFile> sites = new TreeMap<>();

    /** @throws HostUnreachable when the answer broke off: what is missing is then not known to be missing */
    NginxReading(String host, String printed) {
        if (!printed.endsWith("end\n")) {
            throw new HostUnreachable(
                    host + " did not say to the end what its nginx serves, so that nothing is known of it.", null);
        }
        printed.lines().forEach(this::line);
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "site" -> site(line.split(" ", 8));
            case "file" -> file(line.split(" ", 6));
            case "tool" -> values.put(words[0] + " " + words[1], words.length > 2 ? words[2] : "");
            default -> values.put(words[0], line.substring(words[0].length()).strip());
        }
    }

    private void file(String[] words) {
        if (words.length == 3) {
            strange.add(words[1]);
        } else if (words.length == 6) {
            files.put(words[1], new FileState(Base64.getDecoder().decode(words[5]), words[2], words[3], words[4]));
        }
    }

    private void site(String[] words) {
        if (words.length == 8) {
            FileState state = new FileState(Base64.getDecoder().decode(words[7]), words[4], words[5], words[6]);
            sites.put(words[1], new SiteFile(words[1], words[2], words[3].equals("-") ? "" : words[3], state));
        }
    }

    /** Files in which others keep sites, by the path at which nginx finds them. */
    Map<String, SiteFile> sites() {
        return sites;
    }

    /** Links of others that were taken out, with a blank before where they lead. */
    List<String> taken() {
        return decoded("taken").lines().toList();
    }

    boolean has(String tool) {
        return said("tool " + tool).equals("yes");
    }

    /** The command that installs this package there, or empty. */
    String install(String name) {
        return INSTALLS.contains(said("install")) ? said("install") + " " + name : "";
    }

    /** What lies there; null for nothing. */
    @Nullable
    FileState file(String path) {
        return files.get(path);
    }

    /** Paths of all that lies where Intendant's files lie. */
    SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    /** What lies there and is no plain file. */
    SortedSet<String> strange() {
        return new TreeSet<>(strange);
    }

    boolean hasHttp2Directive() {
        Matcher matcher = VERSION.matcher(said("version"));
        return matcher.matches()
                && (Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2))) * 1000
                                + Integer.parseInt(matcher.group(3))
                        >= HTTP2_DIRECTIVE;
    }

    boolean hasV6() {
        return said("v6").equals("yes");
    }

    /** As which nginx's workers read files; root's where nobody knows. */
    String group() {
        return said("group").matches("[A-Za-z_][A-Za-z0-9_-]{0,31}") ? said("group") : "root";
    }

    boolean isIncluded() {
        return said("included").equals("yes");
    }

    /** Why nginx takes its files as they lie there for wrong; empty where it does not. */
    String refused() {
        return decoded("refused");
    }

    /** All that nginx would read now; empty where it refuses it. */
    String dump() {
        return decoded("dump");
    }

    boolean isRunning() {
        return said("running").equals("yes");
    }

    /** Which generation of our files nginx serves; empty for none. */
    String loaded() {
        String said = decoded("loaded");
        return said.matches("generation [0-9a-f]{32}") ? said.substring("generation ".length()) : "";
    }

    /** Whether a file of ours changed since nginx last read them. */
    boolean isStale() {
        return isRunning() && number("workers") + ROUNDED < number("changed");
    }

    private long number(String name) {
        return said(name).matches("[0-9]{1,15}") ? Long.parseLong(said(name)) : 0;
    }

    private String decoded(String name) {
        return new String(Base64.getDecoder().decode(said(name)), StandardCharsets.UTF_8);
    }

    private String said(String name) {
        return values.getOrDefault(name, "");
    }
}
