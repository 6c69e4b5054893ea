package org.intendant.samba.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.plans.Foreign;
import org.intendant.samba.shares.AdoptedSection;
import org.intendant.samba.shares.ForeignShare;
import org.intendant.servers.typed.Text;

/** Shares of others as Samba reads them, each with how it is said as a share of Intendant's, or why it cannot be. */
final class TheirShares {

    /** What a draft says of a share. */
    private static final Set<String> SAID =
            Set.of("path", "comment", "browseable", "guest ok", "read only", "valid users", "write list", "read list");

    /** What makes of a user somebody else. */
    private static final List<String> OTHERS = List.of("force user", "force group", "admin users", "invalid users");

    private final Effective effective;
    private final SectionsKept main;
    private final Wanted wanted;
    private final String prefix;

    /**
     * @param main Samba's own configuration
     * @param prefix of accounts that are made for shares
     */
    TheirShares(Effective effective, SectionsKept main, Wanted wanted, String prefix) {
        this.effective = effective;
        this.main = main;
        this.wanted = wanted;
        this.prefix = prefix;
    }

    /** One of them, as it is stored and as the plan shows it. */
    record Theirs(ForeignShare share, Foreign foreign) {}

    /** @param ours names of shares in our file, in small letters */
    List<Theirs> all(Set<String> ours) {
        return effective.shares().stream()
                .filter(name -> !ours.contains(Text.lower(name)))
                .filter(name -> main.of(name).stream().noneMatch(section -> isAdopted(section.text())))
                .map(this::theirs)
                .toList();
    }

    private boolean isAdopted(String section) {
        return wanted.adopted().contains(section);
    }

    private Theirs theirs(String name) {
        List<SectionsKept.Section> sections = main.of(name);
        String path = effective.value(name, "path");
        String text = sections.size() == 1 ? sections.get(0).text() : "[" + name + "]\n\tpath = " + path + "\n";
        Foreign foreign =
                new Foreign("The share " + Text.inert(name, 100) + " of " + path, text, never(name, sections));
        return new Theirs(
                new ForeignShare(
                        name,
                        path,
                        foreign.never(),
                        foreign.digest(),
                        foreign.never().isEmpty() ? meaning(name) : null),
                foreign);
    }

    private ForeignShare.Meaning meaning(String name) {
        List<String> writers = writers(name);
        return new ForeignShare.Meaning(
                effective.value(name, "path").substring(wanted.base().length() + 1),
                effective.value(name, "comment"),
                yes(name, "browseable"),
                yes(name, "guest ok"),
                writers,
                users(name, "valid users").stream()
                        .filter(user -> !writers.contains(user))
                        .toList());
    }

    private String never(String name, List<SectionsKept.Section> sections) {
        if (sections.isEmpty()) {
            return "It does not stand in " + SambaFiles.MAIN + " itself, which alone is changed for an adoption.";
        }
        SectionsKept.Section section = sections.get(0);
        if (sections.size() > 1) {
            return "It stands in " + SambaFiles.MAIN + " more than once.";
        }
        if (section.goesOn() || section.takesFromOthers()) {
            return section.goesOn()
                    ? "One of its options goes on in a second line."
                    : "It takes options from elsewhere, by include or copy.";
        }
        if (section.text().length() > AdoptedSection.LONGEST || section.text().indexOf('\uFFFD') >= 0) {
            return "It is too long, or not written in UTF-8.";
        }
        return Stream.of(unsaid(name), place(name), visitors(name))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** An option that no draft says and that is not the same in each share of ours. */
    private String unsaid(String name) {
        Map<String, String> ours =
                SmbConf.options(new Wanted.Item(0, name, "", "", true, true, "", List.of(), List.of()), wanted.base());
        List<String> others = new ArrayList<>();
        effective.section(name).forEach((option, value) -> {
            if (!SAID.contains(option)
                    && !Effective.plain(ours.getOrDefault(option, "\n")).equals(Effective.plain(value))) {
                others.add(option + " = " + value);
            }
        });
        OTHERS.stream()
                .filter(option -> !effective.section(name).containsKey(option)
                        && !effective.value(name, option).isEmpty())
                .forEach(option -> others.add(option + " = " + effective.value(name, option)));
        return others.isEmpty()
                ? ""
                : "A share of Intendant’s does not say: "
                        + Text.inert(String.join("; ", others.stream().sorted().toList()), 120) + ".";
    }

    private String place(String name) {
        return effective.value(name, "path").startsWith(wanted.base() + "/")
                ? ""
                : "Its folder does not lie below " + wanted.base() + ", the folder of all shares.";
    }

    private String visitors(String name) {
        List<String> users = users(name, "valid users");
        if (yes(name, "guest ok")) {
            if (!users.isEmpty()) {
                return "Guests may come in, and yet only named users.";
            }
            return yes(name, "read only") ? foreign(users(name, "write list")) : "Guests may write.";
        }
        return users.isEmpty()
                ? "Everybody with a password may use it; a share of Intendant’s names its users."
                : foreign(users);
    }

    private String foreign(List<String> users) {
        return users.stream()
                .filter(user -> !user.startsWith(prefix))
                .findFirst()
                .map(user ->
                        Text.inert(user, 60) + " is no user of Intendant’s shares, which begin with " + prefix + ".")
                .orElse("");
    }

    private List<String> writers(String name) {
        List<String> valid = users(name, "valid users");
        List<String> listed = users(name, "write list");
        if (yes(name, "guest ok")) {
            return listed;
        }
        List<String> only = users(name, "read list");
        return valid.stream()
                .filter(user -> listed.contains(user) || !(yes(name, "read only") || only.contains(user)))
                .toList();
    }

    private List<String> users(String name, String option) {
        return Stream.of(effective.value(name, option).split("[\\s,]+"))
                .filter(user -> !user.isEmpty())
                .toList();
    }

    private boolean yes(String name, String option) {
        return effective.value(name, option).equalsIgnoreCase("yes");
    }
}
