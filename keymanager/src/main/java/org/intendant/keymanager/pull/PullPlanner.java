package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.data.Settings;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.Command;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.Server;
import org.intendant.servers.ServerHosts;

/**
 * The program with which a host fetches its keys: installed, of this version, and run once to show that it works; or gone. A
 * host that has it and is silent, or says that something went wrong, differs.
 */
@ApplicationScoped
class PullPlanner implements Planner {

    static final String KIND = "pull";
    private static final Program READ = Program.beside(PullPlanner.class, "pull-state.sh");

    @Inject
    PullRows rows;

    @Inject
    SigningKey key;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Fetching keys";
    }

    @Override
    public Stream<Target> targets() {
        return rows.targets().stream();
    }

    @Override
    public void reach(Target target) {
        serverHosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        Optional<Pull> pull = rows.pull(target.id());
        if (pull.isEmpty()) {
            return new Plan(target, List.of(), List.of());
        }
        RemoteHost host = serverHosts.of(target);
        HostReading read = HostReading.of(host, READ.with(PullFiles.paths()));
        PullReading there = PullReading.of(target.name(), read.text());
        List<Step> steps =
                pull.get().row().isScript() ? install(target, host, pull.get(), there) : remove(target, host, there);
        return new Plan(target, steps, read.remarks());
    }

    /** What decides, read together: the row, the server, the token in clear, and how the host was heard of. */
    record Pull(KeyPull row, Server server, String token, PullState state) {
        @Override
        public String toString() {
            return "Pull[" + server.name() + "]";
        }
    }

    private List<Step> install(Target target, RemoteHost host, Pull pull, PullReading there) {
        List<Step> hands = hands(target, pull, there);
        Optional<String> hostKey = there.privateHalf(pull.server().key());
        if (!hands.isEmpty() || hostKey.isEmpty()) {
            return hands;
        }
        Map<String, FileState> wanted = PullFiles.wanted(
                settings.hostsUrl(),
                pull.server().keymanagerName(),
                pull.row(),
                pull.token(),
                hostKey.get(),
                key.signer(),
                settings.pullEvery());
        List<HostFile> files = new ArrayList<>();
        wanted.forEach((path, after) -> add(files, file(path, there.files().get(path), after)));
        if (!files.isEmpty()) {
            String sentence = there.files().containsKey(PullFiles.SCRIPT)
                    ? "Bring the program that fetches keys up to date, and run it"
                    : "Install the program that fetches keys, and run it";
            return List.of(
                    new ApplyFiles(host, "pull.install", sentence, files).probedBy(Command.of(PullFiles.SCRIPT)));
        }
        rows.seen(target.id(), true);
        return heard(target, pull.state());
    }

    private HostFile file(String path, @org.jspecify.annotations.Nullable FileState before, FileState after) {
        return path.equals(PullFiles.TOKEN)
                ? HostFile.secretOfRoot(path, before, after, secrets::fingerprint)
                : HostFile.ofRoot(path, before, after);
    }

    private static void add(List<HostFile> files, HostFile file) {
        if (file.differs()) {
            files.add(file);
        }
    }

    /** What a person must put right before anything can be installed. */
    private List<Step> hands(Target target, Pull pull, PullReading there) {
        List<Step> hands = new ArrayList<>();
        URI url = settings.hostsUrl();
        if (url.getHost().equals("localhost") || url.getHost().startsWith("127.")) {
            hands.add(new HandNeeded("Say in INTENDANT_BASE_URL or INTENDANT_HOSTS_URL how servers reach Intendant: at "
                    + url + " " + target.name() + " would ask itself."));
        }
        key.notReady().ifPresent(sentence -> hands.add(new HandNeeded(sentence)));
        if (!there.tools().contains("ssh-keygen")) {
            hands.add(new HandNeeded("Update OpenSSH on " + target.name()
                    + " to 8.1 or newer: its ssh-keygen cannot verify signatures. Until then its keys are written"
                    + " over SSH alone."));
        }
        if (!there.tools().contains("curl") && !there.tools().contains("wget")) {
            hands.add(new HandNeeded("Install curl or wget on " + target.name() + ": it has neither."));
        }
        if (!there.tools().contains("cron")) {
            hands.add(new HandNeeded("Install cron on " + target.name() + ": nothing would run the program."));
        }
        if (there.privateHalf(pull.server().key()).isEmpty()) {
            hands.add(new HandNeeded("The host key of " + target.name() + " that Intendant knows, "
                    + pull.server().key().fingerprint() + ", does not lie in /etc/ssh, so that the host cannot sign its"
                    + " reports with it."));
        }
        there.odd()
                .forEach(path -> hands.add(new HandNeeded(
                        path + " on " + target.name() + " is a link or no file. Put it out of the way.")));
        return hands;
    }

    /** What the host itself says, once its program stands. */
    private static List<Step> heard(Target target, PullState state) {
        return switch (state.health()) {
            case SILENT ->
                List.of(new HandNeeded("Find out why " + target.name()
                        + " does not report any more. Its cron should run " + PullFiles.SCRIPT
                        + "; run it by hand to see what it says."
                        + (state.refused().isEmpty() ? "" : " " + state.refused())));
            case WRONG -> List.of(new HandNeeded(target.name() + " says of its last fetch: " + state.result()));
            default -> List.of();
        };
    }

    private List<Step> remove(Target target, RemoteHost host, PullReading there) {
        List<HostFile> files = new ArrayList<>();
        for (String path : PullFiles.paths()) {
            FileState before = there.files().get(path);
            if (before != null) {
                files.add(
                        path.equals(PullFiles.TOKEN)
                                ? HostFile.secretOfRoot(path, before, null, secrets::fingerprint)
                                : HostFile.ofRoot(path, before, null));
            }
        }
        if (files.isEmpty()) {
            rows.seen(target.id(), false);
            return List.of();
        }
        return List.of(new ApplyFiles(
                        host,
                        "pull.remove",
                        "Remove the program that fetches keys; the keys that are there stay",
                        files)
                .probedBy(Command.of("rm", "-rf", PullFiles.STATE)));
    }
}
