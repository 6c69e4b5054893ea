package org.intendant.portforwarding.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.portforwarding.forwards.Listener;
import org.jspecify.annotations.Nullable;

/** What differs between the forwards that are wanted on a hypervisor and what was read of it. */
final class PortForwardChanges {

    static final String WRITE = "portforwarding.write";
    static final String REMOVE = "portforwarding.remove";

    private final Wanted wanted;
    private final NatReading read;
    private final List<Step> hindered = new ArrayList<>();
    private final List<Forwarded> forwards;
    private final boolean v6;

    PortForwardChanges(Wanted wanted, NatReading read) {
        this.wanted = wanted;
        this.read = read;
        this.forwards =
                wanted.items().stream().flatMap(item -> possible(item).stream()).toList();
        this.v6 = forwards.stream().anyMatch(forward -> forward.leads(true))
                || wanted.networks().stream().anyMatch(Cidr::isV6);
    }

    /** What will be forwarded. */
    List<Forwarded> forwards() {
        return forwards;
    }

    private Optional<Forwarded> possible(Wanted.Item item) {
        String what = "Forward " + item.forward().name() + " to " + item.leads().guest();
        if (!item.amiss().isEmpty()) {
            hindered.add(new HinderedForward(what, wanted.host(), item.amiss()));
            return Optional.empty();
        }
        Optional<Listener> loser = item.forward().isForced()
                ? Optional.empty()
                : read.listening().stream()
                        .filter(listener -> listener.losesTo(item.forward(), wanted.networks()))
                        .findFirst();
        loser.ifPresent(
                listener -> hindered.add(
                        new HinderedForward(
                                what,
                                wanted.host(),
                                listener.words() + " of " + wanted.host()
                                        + " itself. Choose another port; an administrator may take this one by typing the host's name.")));
        return loser.isPresent() ? Optional.empty() : Optional.of(item.leads());
    }

    /** One that brings everything there, where anything differs, and one for each that cannot be. */
    List<Step> steps(RemoteHost host, Duration window, Consumer<StepLog> trying) {
        if (forwards.isEmpty() && !read.hasOurs() && wanted.adopted().isEmpty()) {
            return hindered;
        }
        String missing = missing();
        if (!missing.isEmpty()) {
            hindered.add(0, new HinderedForward(sentence(), wanted.host(), missing));
            return hindered;
        }
        List<Difference> loaded = loaded();
        List<Difference> others = others();
        List<HostFile> kept =
                RulesKept.FILES.stream().flatMap(path -> kept(path).stream()).toList();
        List<HostFile> files = Stream.concat(
                        Stream.of(
                                        file(NatFiles.RULES, rules())
                                                .keeping(wanted.kept().text()),
                                        file(NatFiles.UNIT, NatFiles.unit()),
                                        file(NatFiles.AT_BOOT, NatFiles.atBoot()),
                                        file(NatFiles.SYSCTL, NatFiles.sysctl(v6)),
                                        adopted())
                                .filter(file -> file.differs()
                                        || (!loaded.isEmpty() && file.path().equals(NatFiles.RULES))
                                        || (!others.isEmpty() && file.path().equals(NatFiles.ADOPTED))),
                        kept.stream())
                .toList();
        if (!files.isEmpty()) {
            ApplyFiles change = new ApplyFiles(host, forwards.isEmpty() ? REMOVE : WRITE, sentence(), files)
                    .activatedBy(NatFiles.activating())
                    .confirmedWithin(window, NatFiles.reading())
                    .alsoChanging(
                            Stream.concat(loaded.stream(), others.stream()).toList(), trying);
            List<String> scripts = kept.stream()
                    .map(HostFile::path)
                    .filter(RulesKept.NAT_VZ::equals)
                    .toList();
            hindered.add(0, forwards.isEmpty() ? change : change.checkedBy(NatFiles.checking(scripts)));
        }
        return hindered;
    }

    private HostFile adopted() {
        List<String> rules = wanted.adopted();
        return HostFile.ofRoot(
                NatFiles.ADOPTED,
                read.file(NatFiles.ADOPTED),
                rules.isEmpty() ? null : FileState.ofRoot(NatFiles.adopted(rules), "600"));
    }

    /** A file in which others keep their rules, where a line of it is adopted now, or no more. */
    private Optional<HostFile> kept(String path) {
        return Optional.ofNullable(read.file(path))
                .map(there -> {
                    String text = new RulesKept(path, wanted.adopted()).text(there.text());
                    FileState after = new FileState(
                            text.getBytes(StandardCharsets.UTF_8), there.mode(), there.owner(), there.group());
                    return HostFile.ofRoot(path, there, text.equals(there.text()) ? there : after);
                })
                .filter(HostFile::differs);
    }

    /** Rules of others that go out of use, and that come back. */
    private List<Difference> others() {
        List<String> loaded = read.foreign().stream().map(ForeignForward::rule).toList();
        Stream<Difference> out = wanted.adopted().stream()
                .filter(loaded::contains)
                .map(rule -> new Difference("Rule of others", rule + "\n", ""));
        Stream<Difference> back = read.taken().stream()
                .distinct()
                .filter(rule -> !wanted.adopted().contains(rule))
                .map(rule -> new Difference("Rule of others", "", rule + "\n"));
        return Stream.concat(out, back).toList();
    }

    private String sentence() {
        if (forwards.isEmpty()) {
            return "Forward nothing on " + wanted.host() + " any more";
        }
        return "Forward " + (forwards.size() == 1 ? "1 port or range" : forwards.size() + " ports or ranges") + " on "
                + wanted.host();
    }

    /** What the host lacks. */
    private String missing() {
        if (!read.has("nft")) {
            return "there is no nft on " + wanted.host() + ". "
                    + (read.install().isEmpty() ? "Install nftables there." : "Install it there: " + read.install());
        }
        if (!read.has("systemd")) {
            return wanted.host() + " does not run systemd, which would load the rules at each boot and take back what"
                    + " cut Intendant off. Intendant forwards on hosts with systemd only.";
        }
        return NatFiles.ALL.stream()
                .filter(read::isStrange)
                .findFirst()
                .map(path -> path + " of " + wanted.host()
                        + " is a link, a folder or too large. Look what made it so, and" + " remove it.")
                .orElse("");
    }

    private String rules() {
        return NftablesRules.render(forwards, wanted.networks(), wanted.outside());
    }

    private HostFile file(String path, String text) {
        @Nullable FileState after = forwards.isEmpty() ? null : FileState.ofRoot(text, "644");
        return HostFile.ofRoot(path, read.file(path), after);
    }

    /** What is in use but not as the files say, where these are as they should be. */
    private List<Difference> loaded() {
        List<Difference> differences = new ArrayList<>();
        FileState there = read.file(NatFiles.RULES);
        boolean same = forwards.isEmpty()
                ? there == null
                : there != null && there.text().equals(rules());
        if (same && !read.loaded().equals(read.fresh())) {
            differences.add(new Difference("nft list table " + NatFiles.TABLE, read.loaded(), read.fresh()));
        }
        if (!forwards.isEmpty()) {
            off(differences, "net.ipv4.ip_forward", false);
            if (v6) {
                off(differences, "net.ipv6.conf.all.forwarding", true);
            }
            if (same && !read.isAtBoot()) {
                differences.add(new Difference("loaded at each boot", "no\n", "yes\n"));
            }
        }
        return differences;
    }

    private void off(List<Difference> differences, String name, boolean overV6) {
        if (!read.forwards(overV6)) {
            differences.add(new Difference("sysctl " + name, "0\n", "1\n"));
        }
    }
}
