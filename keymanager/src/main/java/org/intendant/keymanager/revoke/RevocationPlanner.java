package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.data.Settings;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;
import org.intendant.keymanager.push.AccountFile;
import org.intendant.keymanager.push.HinderedStep;
import org.intendant.keymanager.push.HostLine;
import org.intendant.keymanager.push.KeyFiles;
import org.intendant.keymanager.push.KeyFiles.Reading;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;

/** Each account's file of keys as it is, without the lines of keys that were taken: nothing else of it changes. */
@ApplicationScoped
class RevocationPlanner implements Planner {

    static final String KIND = "revocations";

    /** The kind of step that a change of access approves. */
    static final String REMOVE = "revocations.remove";

    /** One that always says what a person must do first, and changes nothing. */
    static final String HINDERED = "revocations.hindered";

    @Inject
    RevocationRows rows;

    @Inject
    KeyFiles keyFiles;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Revocations";
    }

    @Override
    public Stream<Target> targets() {
        return rows.servers().stream().map(row -> new Target("server", (Long) row[0], (String) row[1]));
    }

    @Override
    public void reach(Target target) {
        serverHosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        Map<String, List<RevokedKey>> taken = taken(target);
        if (taken.isEmpty()) {
            return Plan.of(target, List.of());
        }
        RemoteHost host = serverHosts.of(target);
        return compared(target, host, taken, keyFiles.read(target, host, taken.keySet()));
    }

    @Override
    public Plan planAgain(Plan ran) {
        Target target = ran.target();
        Map<String, List<RevokedKey>> taken = taken(target);
        if (taken.isEmpty()) {
            return Plan.of(target, List.of());
        }
        RemoteHost host = serverHosts.of(target);
        Reading read = ran.steps().stream()
                .filter(ApplyFiles.class::isInstance)
                .map(ApplyFiles.class::cast)
                .flatMap(step -> step.readBack().stream())
                .findFirst()
                .map(back -> keyFiles.readBack(target, taken.keySet(), back))
                .orElseGet(() -> keyFiles.read(target, host, taken.keySet()));
        return compared(target, host, taken, read);
    }

    /** By account. */
    private Map<String, List<RevokedKey>> taken(Target target) {
        return rows.open(List.of(target.id())).stream()
                .collect(Collectors.groupingBy(RevokedKey::getAccount, TreeMap::new, Collectors.toList()));
    }

    private Plan compared(Target target, RemoteHost host, Map<String, List<RevokedKey>> taken, Reading read) {
        List<HostFile> files = new ArrayList<>();
        List<Step> hindered = new ArrayList<>();
        List<String> remarks = new ArrayList<>(read.remarks());
        taken.forEach((account, keys) -> {
            AccountFile file = read.files().get(account);
            if (file != null) {
                theirs(file, keys, remarks);
                if (file.hindrance().isEmpty()) {
                    change(file, keys).filter(HostFile::differs).ifPresent(files::add);
                } else {
                    hindered.add(hindered(target, file));
                }
            }
        });
        Stream<Step> write = files.isEmpty() ? Stream.empty() : Stream.of(remove(host, files, taken));
        return new Plan(target, Stream.concat(write, hindered.stream()).toList(), remarks);
    }

    private Optional<HostFile> change(AccountFile there, List<RevokedKey> keys) {
        FileState before = there.file();
        if (before == null) {
            return Optional.empty();
        }
        byte[] rest = Remaining.of(before.bytes(), fingerprints(keys));
        return Optional.of(new HostFile(
                there.path(),
                there.account(),
                before,
                new FileState(rest, before.mode(), before.owner(), before.group())));
    }

    private Step remove(RemoteHost host, List<HostFile> files, Map<String, List<RevokedKey>> taken) {
        List<String> accounts = files.stream()
                .map(file -> String.valueOf(file.account()))
                .sorted()
                .toList();
        String whose = accounts.stream()
                .flatMap(account -> taken.getOrDefault(account, List.of()).stream())
                .map(key -> key.getHolder().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new ApplyFiles(
                        host,
                        REMOVE,
                        "Take what was revoked of " + whose + " from " + String.join(", ", accounts),
                        files)
                .confirmedWithin(settings.confirmWithin(), KeyFiles.reading(taken.keySet()));
    }

    private static HinderedStep hindered(Target target, AccountFile there) {
        return new HinderedStep(
                HINDERED,
                "Take what was revoked from " + there.account(),
                target.name(),
                there.account(),
                there.hindrance(),
                new Difference(there.home() + "/" + AccountFile.NAME, "", ""));
    }

    /** A key that stands in the humans' own file too lets in after all: that is said, and nothing of theirs is changed. */
    private void theirs(AccountFile there, List<RevokedKey> keys, List<String> remarks) {
        Set<String> found = there.theirs().stream().map(HostLine::fingerprint).collect(Collectors.toSet());
        List<RevokedKey> elsewhere = keys.stream()
                .filter(key -> found.contains(key.getFingerprint()))
                .toList();
        rows.elsewhere(elsewhere.stream().map(RevokedKey::getId).toList());
        elsewhere.forEach(key -> remarks.add("The key " + key.getFingerprint() + " of "
                + key.getHolder().name() + " also stands in authorized_keys of " + there.account()
                + ", which is yours: it lets in until you take it out there."));
    }

    private static Set<String> fingerprints(List<RevokedKey> keys) {
        return keys.stream().map(RevokedKey::getFingerprint).collect(Collectors.toSet());
    }
}
