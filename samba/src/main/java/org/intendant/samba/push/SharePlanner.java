package org.intendant.samba.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.data.Settings;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.samba.push.TheirShares.Theirs;
import org.intendant.samba.shares.Adoptions;
import org.intendant.samba.shares.EarlierShares;
import org.intendant.samba.shares.KeptShares;
import org.intendant.samba.shares.ShareRows;
import org.intendant.samba.shares.Shares;
import org.intendant.secrets.Secrets;
import org.intendant.servers.ServerHosts;

/**
 * What a server should share against what it has: accounts, Samba's own users with their passwords, folders, and Samba's
 * configuration as Samba itself reads it. One round trip where nothing differs.
 */
@ApplicationScoped
class SharePlanner implements Planner, Adopter, Reverter {

    @Inject
    WantedShares wanted;

    @Inject
    ShareRows rows;

    @Inject
    ServerHosts serverHosts;

    @Inject
    ShareTests tests;

    @Inject
    Secrets secrets;

    @Inject
    EarlierShares earlierShares;

    @Inject
    Adoptions adoptions;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return Shares.KIND;
    }

    @Override
    public String title() {
        return "Shares";
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
        Wanted shares = wanted.on(target.id());
        RemoteHost host = serverHosts.of(target);
        HostReading reading = HostReading.of(host, SambaFiles.reading(shares));
        SambaReading read = new SambaReading(target.name(), reading.text());
        List<Theirs> theirs = theirs(shares, read);
        rows.read(
                target.id(),
                read.hasOurs() || read.main().hasAdopted(),
                read.users(),
                theirs.stream().map(Theirs::share).toList());
        return new Plan(
                target,
                new ShareChanges(shares, read)
                        .steps(host, secrets::fingerprint, (gone, users, log) -> tests.after(shares, gone, users, log)),
                reading.remarks(),
                theirs.stream().map(Theirs::foreign).toList());
    }

    /** What another hand wrote into our file, as far as shares say it. */
    @Override
    public void adopt(Target target, Step step) {
        HostFile ours = step instanceof ApplyFiles change
                ? change.files().stream()
                        .filter(file -> file.path().equals(SambaFiles.OURS) && file.differs())
                        .findFirst()
                        .orElse(null)
                : null;
        FileState there = ours == null ? null : ours.before();
        FileState after = ours == null ? null : ours.after();
        if (there == null || after == null) {
            throw new Refused(
                    "digest",
                    "Only what another hand wrote into " + SambaFiles.OURS
                            + " is adopted. Restore this, or want it otherwise on the page of shares.");
        }
        earlierShares.want(
                target.id(),
                new ChangedByHand(wanted.on(target.id()), there.text())
                        .shares(ShareSections.of(after.text()).keySet()));
    }

    @Override
    public void adopt(Target target, Foreign foreign) {
        adoptions.adopt(target.id(), foreign.digest(), foreign.text());
    }

    @Override
    public String neverReverts(String path) {
        return path.equals(SambaFiles.OURS)
                ? ""
                : path + " is not taken back to an earlier version: only one line of it is Intendant’s.";
    }

    @Override
    public List<Difference> revert(EarlierFile earlier) {
        String never = neverReverts(earlier.path());
        if (!never.isEmpty()) {
            throw new Refused(Refused.Why.INVALID, never);
        }
        return earlierShares.want(earlier.target().id(), KeptShares.of(earlier.wanted()));
    }

    /** What Samba shares and our file does not name. */
    private List<Theirs> theirs(Wanted shares, SambaReading read) {
        FileState ours = read.file(SambaFiles.OURS);
        Set<String> names =
                ours == null ? Set.of() : ShareSections.of(ours.text()).keySet();
        return new TheirShares(read.effective(), read.main(), shares, settings.sambaPrefix()).all(names);
    }
}
