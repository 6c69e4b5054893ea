package org.intendant.samba.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.KeptShares;
import org.intendant.samba.shares.KeptShares.Kept;
import org.intendant.servers.typed.Text;

/** Our file after another hand changed it, as the shares that it says. */
final class ChangedByHand {

    private final Wanted wanted;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    /** @throws Refused naming what is no share */
    ChangedByHand(Wanted wanted, String text) {
        this.wanted = wanted;
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new LinkedHashMap<>();
                String name = line.substring(1, line.length() - 1).strip();
                must(find(name).isEmpty(), "[" + name + "] stands there twice");
                sections.put(name, current);
            } else {
                must(!sections.isEmpty() && equals > 0 && !line.endsWith("\\"), "no share says “" + line + "”");
                String option = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String value = line.substring(equals + 1).strip();
                must(current.put(option, value) == null, "a share says “" + option + "” twice");
            }
        }
    }

    private Optional<String> find(String name) {
        return sections.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static void must(boolean right, String sentence) {
        if (!right) {
            throw new Refused(
                    "digest",
                    "What stands in " + SambaFiles.OURS + " cannot be wanted: " + Text.inert(sentence, 300)
                            + ". Restore ours, or want it otherwise on the page of shares.");
        }
    }

    /**
     * What it says, with those shares that could not be brought there.
     *
     * @param brought names of shares that the file had, or would have, in small letters
     * @throws Refused naming what a share of Intendant's does not say
     */
    KeptShares shares(Set<String> brought) {
        Stream<Kept> waiting = wanted.shares().stream()
                .filter(share -> !brought.contains(share.name().toLowerCase(Locale.ROOT))
                        && find(share.name()).isEmpty())
                .map(Wanted.Item::kept);
        return new KeptShares(
                Stream.concat(sections.entrySet().stream().map(one -> share(one.getKey(), one.getValue())), waiting)
                        .toList(),
                wanted.adopted());
    }

    private Kept share(String name, Map<String, String> options) {
        Optional<Wanted.Item> known = wanted.shares().stream()
                .filter(share -> share.name().equalsIgnoreCase(name))
                .findFirst();
        boolean guests = yes(options, "guest ok");
        List<String> writers = users(options, "write list");
        List<String> readers = guests
                ? known.map(Wanted.Item::readers).orElse(List.of())
                : users(options, "valid users").stream()
                        .filter(user -> !writers.contains(user))
                        .toList();
        String path = options.getOrDefault("path", "");
        must(
                path.startsWith(wanted.base() + "/"),
                "the folder of [" + name + "], " + path + ", does not lie below " + wanted.base());
        must(
                guests || !options.getOrDefault("valid users", "").isEmpty(),
                "[" + name + "] names nobody who may use it");
        Wanted.Item said = new Wanted.Item(
                known.map(Wanted.Item::id).orElse(0L),
                name,
                path.substring(wanted.base().length() + 1),
                options.getOrDefault("comment", ""),
                yes(options, "browseable"),
                guests,
                known.map(Wanted.Item::group).orElse(options.getOrDefault("force group", "")),
                writers,
                readers);
        compare(said, options);
        return said.kept();
    }

    /** Each share of ours says all of these, and nothing else. */
    private void compare(Wanted.Item said, Map<String, String> options) {
        Map<String, String> ours = SmbConf.options(said, wanted.base());
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(options.keySet());
        List<String> otherwise = new ArrayList<>();
        for (String option : names) {
            String there = options.getOrDefault(option, "");
            if (!Effective.plain(there).equals(Effective.plain(ours.getOrDefault(option, "\n")))) {
                otherwise.add(there.isEmpty() ? "no " + option : option + " = " + there);
            }
        }
        must(
                otherwise.isEmpty(),
                "a share of Intendant’s does not say what [" + said.name() + "] says: " + String.join("; ", otherwise));
    }

    private static boolean yes(Map<String, String> options, String option) {
        return options.getOrDefault(option, "").equalsIgnoreCase("yes");
    }

    private static List<String> users(Map<String, String> options, String option) {
        return Stream.of(options.getOrDefault(option, "").split("[\\s,]+"))
                .filter(user -> !user.isEmpty())
                .sorted()
                .toList();
    }
}
