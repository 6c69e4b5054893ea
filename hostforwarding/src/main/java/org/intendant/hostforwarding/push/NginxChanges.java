package org.intendant.hostforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.jspecify.annotations.Nullable;

/** What differs between the names that a proxy shall serve and what was read of it. */
final class NginxChanges {

    static final String WRITE = "hostforwarding.write";
    static final String REMOVE = "hostforwarding.remove";

    private final Wanted wanted;
    private final NginxReading read;
    private final Function<byte[], String> fingerprint;
    private final List<Step> hindered = new ArrayList<>();
    private final List<Leading> rules;
    private final SortedMap<String, FileState> files;
    private final SitesTaken others;

    /** @param fingerprint of what is secret */
    NginxChanges(Wanted wanted, NginxReading read, Function<byte[], String> fingerprint) {
        this.wanted = wanted;
        this.read = read;
        this.fingerprint = fingerprint;
        this.rules =
                wanted.items().stream().flatMap(item -> possible(item).stream()).toList();
        Nginx nginx = new Nginx(read.hasHttp2Directive(), read.hasV6(), wanted.thumbprint());
        this.others = new SitesTaken(wanted.adopted(), read);
        this.files = new NginxTexts(wanted, rules, nginx, read.group()).all();
    }

    private Optional<Leading> possible(Wanted.Item item) {
        if (item.amiss().isEmpty()) {
            return Optional.of(item.leads());
        }
        String what = "Lead " + item.rule().name() + " to " + item.guest();
        hindered.add(new HinderedName(what, wanted.host(), item.amiss()));
        return Optional.empty();
    }

    /** Whether anything of ours is there. */
    boolean hasOurs() {
        return ours().findAny().isPresent();
    }

    /** Files of ours: what others put into our folder is theirs. */
    private Stream<String> ours() {
        return read.paths().stream()
                .filter(path -> path.startsWith("/etc/nginx/"))
                .filter(path -> Optional.ofNullable(read.file(path)).stream()
                        .anyMatch(state -> path.endsWith(".passwords")
                                || state.text().startsWith(NginxFiles.FIRST_LINE)
                                || files.containsKey(path)));
    }

    /**
     * One that brings everything there, where anything differs, and one for each that cannot be.
     *
     * @param certificates what they need, and what nothing needs any more
     */
    List<Step> steps(
            RemoteHost host,
            CertificateSteps.Files certificates,
            Consumer<StepLog> trying,
            Consumer<CommandFailed> refused) {
        if (files.isEmpty() && !hasOurs() && others.isSettled()) {
            return hindered;
        }
        String missing = missing();
        if (!missing.isEmpty()) {
            hindered.add(0, new HinderedName(sentence(), wanted.host(), missing));
            return hindered;
        }
        List<Difference> loaded = loaded();
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        ours().forEach(paths::add);
        List<HostFile> changed = Stream.concat(
                        paths.stream()
                                .map(this::file)
                                .filter(file -> file.differs()
                                        || (!loaded.isEmpty() && file.path().equals(NginxFiles.ROOT))),
                        others.files().stream())
                .toList();
        if (!changed.isEmpty()) {
            ApplyFiles change = new ApplyFiles(host, files.isEmpty() ? REMOVE : WRITE, sentence(), changed)
                    .checkedBy(NginxFiles.checking())
                    .activatedBy(NginxFiles.activating())
                    .alsoChanging(
                            Stream.concat(loaded.stream(), others.links().stream())
                                    .toList(),
                            trying)
                    .telling(refused);
            hindered.add(0, change);
        }
        certificates.bring(host, wanted.host()).ifPresent(step -> hindered.add(0, step));
        certificates.take(host, wanted.host()).ifPresent(hindered::add);
        return hindered;
    }

    private String sentence() {
        if (files.isEmpty()) {
            return "Serve no name on " + wanted.host() + " any more";
        }
        long names = rules.stream()
                .flatMap(rule -> rule.domains().stream())
                .distinct()
                .count();
        return "Serve " + (names == 1 ? "1 name" : names + " names") + " on " + wanted.host();
    }

    /** What the host lacks. */
    private String missing() {
        if (!read.has("nginx")) {
            return "there is no nginx on " + wanted.host() + ". " + installed("nginx");
        }
        if (!read.has("ask")) {
            return wanted.host() + " has neither curl nor wget to ask nginx what it serves. " + installed("curl");
        }
        if (!files.isEmpty() && !read.isIncluded()) {
            return "nginx of " + wanted.host()
                    + " does not read /etc/nginx/conf.d. Add this line to /etc/nginx/nginx.conf, between the braces of"
                    + " http: include /etc/nginx/conf.d/*.conf;";
        }
        return read.strange().stream()
                .findFirst()
                .map(path -> path + " of " + wanted.host()
                        + " is a link, a folder or too large. Look what made it so, and remove it.")
                .orElse("");
    }

    private String installed(String name) {
        String command = read.install(name);
        return command.isEmpty() ? "Install " + name + " there." : "Install it there: " + command;
    }

    private HostFile file(String path) {
        @Nullable FileState after = files.get(path);
        if (path.endsWith(".passwords")) {
            return HostFile.secretOfRoot(path, read.file(path), after, fingerprint);
        }
        HostFile file = HostFile.ofRoot(path, read.file(path), after);
        return NginxFiles.domain(path)
                .map(domain -> file.keeping(wanted.kept(domain).text()))
                .orElse(file);
    }

    /** What is in use but not as the files say, where these are as they should be. */
    private List<Difference> loaded() {
        FileState root = files.get(NginxFiles.ROOT);
        if (root == null) {
            return List.of();
        }
        List<Difference> differences = new ArrayList<>();
        String wants = root.text().replaceFirst("(?s).*\"generation ([0-9a-f]+)\".*", "$1");
        if (!read.isRunning()) {
            differences.add(new Difference("nginx", "not running\n", "running\n"));
        } else if (!read.loaded().equals(wants)) {
            String serves = read.loaded().isEmpty() ? "nothing of Intendant’s\n" : "generation " + read.loaded() + "\n";
            differences.add(new Difference("what nginx serves", serves, "generation " + wants + "\n"));
        } else if (read.isStale()) {
            differences.add(new Difference("files read by nginx since they changed", "no\n", "yes\n"));
        }
        return differences;
    }
}
