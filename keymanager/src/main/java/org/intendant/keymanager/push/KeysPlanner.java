package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.data.Settings;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.Command;
import org.intendant.hosts.Hosts;
import org.intendant.hosts.RemoteHost;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.access.Way;
import org.intendant.keymanager.push.KeyFiles.Reading;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;

/**
 * Who may log in, as the accounts' files on the host should say it, against what they say. One round trip where nothing
 * differs; a change is confirmed over a new connection, and read back with it, or the host takes it back.
 */
@ApplicationScoped
class KeysPlanner implements Planner, Reverter {

    static final String KIND = "keys";
    private static final int ATTEMPTS = 3;

    @Inject
    WantedWays wanted;

    @Inject
    KeptKeyRows kept;

    @Inject
    KeyFiles keyFiles;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Hosts hosts;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Logins";
    }

    @Override
    public Stream<Target> targets() {
        return wanted.targets().stream();
    }

    @Override
    public String neverReverts(String path) {
        return path
                + " is not taken back to an earlier version, as that would change who may log in. Give and take access on"
                + " the pages of groups, people and accounts.";
    }

    @Override
    public List<Difference> revert(EarlierFile earlier) {
        throw new Refused(Refused.Why.INVALID, neverReverts(earlier.path()));
    }

    @Override
    public void reach(Target target) {
        serverHosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        Map<String, List<Way>> ways = wanted.on(target.id());
        RemoteHost host = serverHosts.of(target);
        return compared(target, host, ways, keyFiles.read(target, host, ways.keySet()));
    }

    @Override
    public Plan planAgain(Plan ran) {
        Map<String, List<Way>> ways = wanted.on(ran.target().id());
        RemoteHost host = serverHosts.of(ran.target());
        Reading read = ran.steps().stream()
                .filter(ApplyFiles.class::isInstance)
                .map(ApplyFiles.class::cast)
                .flatMap(step -> step.readBack().stream())
                .findFirst()
                .map(back -> keyFiles.readBack(ran.target(), ways.keySet(), back))
                .orElseGet(() -> keyFiles.read(ran.target(), host, ways.keySet()));
        return compared(ran.target(), host, ways, read);
    }

    private Plan compared(Target target, RemoteHost host, Map<String, List<Way>> ways, Reading read) {
        KeyChanges changes = new KeyChanges(
                target.name(), ways.values().stream().flatMap(List::stream).noneMatch(Way::isOpen));
        read.remarks().forEach(changes::remark);
        String own = hosts.ownKey();
        ways.forEach((account, theirs) -> {
            AccountFile file = read.files().get(account);
            if (file == null) {
                changes.missing(account, theirs);
            } else if (KeyChanges.concerns(file, theirs)) {
                KeyDocument document = KeyDocument.of(account + "@" + target.name(), own, theirs);
                List<HostLine> lines = file.file() == null
                        ? List.of()
                        : HostLine.of(file.file().bytes());
                changes.compare(file, document, seen(target, account, document, lines));
            }
        });
        changes.doubtEmptiness();
        return new Plan(target, steps(host, changes, KeyFiles.reading(ways.keySet())), changes.remarks());
    }

    /** Two readings of one host at the same moment both find what is new: the second sees what the first has written. */
    private List<KeptKey> seen(Target target, String account, KeyDocument document, List<HostLine> lines) {
        for (int attempt = 1; ; attempt++) {
            try {
                return kept.seen(target.id(), account, document, lines);
            } catch (PersistenceException | TransactionalException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private List<Step> steps(RemoteHost host, KeyChanges changes, Command reading) {
        return Stream.concat(
                        changes
                                .write(host)
                                .map(step -> (Step) step.confirmedWithin(settings.confirmWithin(), reading))
                                .stream(),
                        changes.hindered().stream())
                .toList();
    }
}
