package org.intendant.samba.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.samba.shares.AdoptedSection;
import org.jspecify.annotations.Nullable;

/** What differs between the shares that are wanted on a server and what was read of it. */
final class ShareChanges {

    static final String PREPARE = "samba.prepare";
    static final String WRITE = "samba.write";
    static final String REMOVE = "samba.remove";
    static final String CLEAN = "samba.clean";

    private final Wanted wanted;
    private final SambaReading read;
    private final Effective effective;
    private final List<Step> hindered = new ArrayList<>();
    private final SectionsKept main;
    private final List<Wanted.Item> shares;

    ShareChanges(Wanted wanted, SambaReading read) {
        this.wanted = wanted;
        this.read = read;
        this.effective = read.effective();
        this.main = read.main();
        this.shares = wanted.shares().stream()
                .flatMap(share -> possible(share).stream())
                .toList();
    }

    private Optional<Wanted.Item> possible(Wanted.Item share) {
        String amiss = amiss(share);
        if (amiss.isEmpty()) {
            return Optional.of(share);
        }
        hindered.add(new HinderedShare("Share " + share.name(), wanted.host(), amiss));
        return Optional.empty();
    }

    private String amiss(Wanted.Item share) {
        if (!wanted.amiss().isEmpty()) {
            return wanted.amiss();
        }
        Optional<String> foreign =
                share.users().stream().filter(read::isForeign).findFirst();
        if (foreign.isPresent()) {
            return "the account " + foreign.get() + " of " + wanted.host()
                    + " was not made for shares. Choose another user, or remove the account.";
        }
        if (read.hasGroup(share.group()) && !read.groups().contains(share.group())) {
            return "the group " + share.group() + " of " + wanted.host() + " was not made for shares. Remove it.";
        }
        String folder = wanted.base() + "/" + share.path();
        switch (read.folder(share.path()).amiss()) {
            case "", "absent" -> {}
            case "other" -> {
                return folder + " of " + wanted.host() + " is no folder, or lies in what is none.";
            }
            default -> {
                return folder + " of " + wanted.host()
                        + " is reached by a link, so that it could lie anywhere. Choose another folder, or remove the link.";
            }
        }
        return main.of(share.name()).stream()
                        .anyMatch(section -> !wanted.adopted().contains(section.text()))
                ? SambaFiles.MAIN + " of " + wanted.host() + " itself has a share " + share.name()
                        + ". Take it out there, or choose another name."
                : "";
    }

    /** The steps in the order in which they run; the last that changes anything goes on with the proof. */
    List<Step> steps(RemoteHost host, Function<byte[], String> fingerprint, Proof proof) {
        if (wanted.shares().isEmpty()
                && !read.hasOurs()
                && main.changed(adopted()).isEmpty()) {
            return List.of();
        }
        String missing = HostLacks.of(wanted.host(), read, !shares.isEmpty());
        if (!missing.isEmpty()) {
            return List.of(new HinderedShare(sentence(), wanted.host(), missing));
        }
        ShareNeeds lacks = new ShareNeeds(wanted, read, fingerprint).lackedBy(shares);
        ShareNeeds left = new ShareNeeds(wanted, read, fingerprint).leftOver();
        List<Difference> more = running();
        List<HostFile> files = files(!more.isEmpty());
        Consumer<StepLog> proving = log -> proof.of(gone(), left.leaving(), log);
        List<Step> steps = new ArrayList<>();
        if (!lacks.isEmpty()) {
            boolean last = files.isEmpty() && left.isEmpty();
            steps.add(new HostStep(
                    host,
                    PREPARE,
                    "Make users, groups and folders of shares on " + wanted.host(),
                    lacks.differences(),
                    SambaFiles.preparing(wanted.base(), lacks.lines()),
                    last ? proving : log -> {}));
        }
        if (!files.isEmpty()) {
            steps.add(new ApplyFiles(host, shares.isEmpty() ? REMOVE : WRITE, sentence(), files)
                    .checkedBy(SambaFiles.checking(!shares.isEmpty()))
                    .activatedBy(SambaFiles.activating(read.unit(), !shares.isEmpty(), closed()))
                    .alsoChanging(more, left.isEmpty() ? proving : log -> {}));
        }
        if (!left.isEmpty()) {
            steps.add(new HostStep(
                    host,
                    CLEAN,
                    "Remove users and groups that no share needs any more from " + wanted.host(),
                    left.differences(),
                    SambaFiles.cleaning(left.lines()),
                    proving));
        }
        steps.addAll(hindered);
        if (files.isEmpty()) {
            steps.addAll(overruled());
        }
        return steps;
    }

    private String sentence() {
        if (shares.isEmpty()) {
            return "Share nothing on " + wanted.host() + " any more; what lies in the folders stays";
        }
        return "Share " + (shares.size() == 1 ? "1 folder" : shares.size() + " folders") + " on " + wanted.host();
    }

    /** Of Samba's service what is not as shares need it. */
    private List<Difference> running() {
        List<Difference> differences = new ArrayList<>();
        if (!shares.isEmpty() && !read.runs()) {
            differences.add(new Difference("smbd", "stopped\n", "running\n"));
        }
        if (!shares.isEmpty() && !read.unit().isEmpty() && !read.startsAtBoot()) {
            differences.add(new Difference("smbd started at each boot", "no\n", "yes\n"));
        }
        return differences;
    }

    /** @param needed whether one must be written though it is as it should be */
    private List<HostFile> files(boolean needed) {
        FileState there = read.file(SambaFiles.MAIN);
        if (there == null) {
            return List.of();
        }
        String others = main.text(adopted());
        byte[] bytes = (shares.isEmpty() ? MainConf.without(others) : MainConf.with(others))
                .getBytes(StandardCharsets.ISO_8859_1);
        @Nullable FileState ours = shares.isEmpty() ? null : FileState.ofRoot(rendered(), "644");
        return Stream.of(
                        HostFile.ofRoot(SambaFiles.OURS, read.file(SambaFiles.OURS), ours)
                                .keeping(wanted.kept().text()),
                        HostFile.ofRoot(
                                SambaFiles.MAIN,
                                there,
                                new FileState(bytes, there.mode(), there.owner(), there.group())))
                .filter(file -> file.differs() || (needed && file.path().equals(SambaFiles.OURS)))
                .toList();
    }

    private String rendered() {
        return SmbConf.render(shares, wanted.base());
    }

    /** Sections of others that go out of use, or stay so: not before a share of ours can take their place. */
    private List<String> adopted() {
        List<String> hindered = wanted.shares().stream()
                .filter(share -> !shares.contains(share))
                .map(share -> share.name().toLowerCase(Locale.ROOT))
                .toList();
        return wanted.adopted().stream()
                .filter(text -> !hindered.contains(AdoptedSection.name(text)))
                .toList();
    }

    /** Names of shares of ours that go, and that no section of others brings back. */
    private List<String> gone() {
        List<String> kept = shares.stream()
                .map(share -> share.name().toLowerCase(Locale.ROOT))
                .toList();
        SectionsKept after = new SectionsKept(main.text(adopted()));
        return there().keySet().stream()
                .filter(name -> !kept.contains(name) && after.of(name).isEmpty())
                .toList();
    }

    /** Names of shares whose users come in anew: what goes, and what is for others, elsewhere, of others or for reading only now. */
    private List<String> closed() {
        Map<String, String> after = ShareSections.of(rendered());
        Stream<String> ours = there().entrySet().stream()
                .filter(share -> !share.getValue().equals(after.get(share.getKey())))
                .map(Map.Entry::getKey);
        return Stream.concat(ours, main.changed(adopted()).stream()).distinct().toList();
    }

    private Map<String, String> there() {
        FileState file = read.file(SambaFiles.OURS);
        return file == null ? Map.of() : ShareSections.of(file.text());
    }

    /** Shares of which Samba makes something else than our file says, as another file says otherwise. */
    private List<Step> overruled() {
        List<Step> steps = new ArrayList<>();
        for (Wanted.Item share : shares) {
            List<String> otherwise = effective.otherwise(share, wanted.base());
            if (!otherwise.isEmpty()) {
                steps.add(new HinderedShare(
                        "Share " + share.name(),
                        wanted.host(),
                        "what Samba makes of all its files is otherwise (" + String.join("; ", otherwise)
                                + "). Look in " + SambaFiles.MAIN + " and what it includes who says so."));
            }
        }
        return steps;
    }

    /** What shows that a change did what it should. */
    interface Proof {
        /**
         * @param shares names of those that are gone
         * @param users names of those that are gone
         */
        void of(List<String> shares, List<String> users, StepLog log);
    }
}
