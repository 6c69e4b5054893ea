package org.intendant.samba.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Target;
import org.intendant.samba.shares.EarlierShares;
import org.intendant.samba.shares.ForeignShare;
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
class SharePlanner implements Planner, Reverter {

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
        List<ForeignShare> foreign = foreign(read);
        rows.read(target.id(), read.hasOurs(), read.users(), foreign);
        List<String> remarks = new ArrayList<>(reading.remarks());
        foreign.forEach(share ->
                remarks.add("Left alone, as it is not Intendant’s: the share " + share.name() + " of " + share.path()));
        return new Plan(
                target,
                new ShareChanges(shares, read)
                        .steps(host, secrets::fingerprint, (gone, users, log) -> tests.after(shares, gone, users, log)),
                remarks);
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
    private static List<ForeignShare> foreign(SambaReading read) {
        FileState ours = read.file(SambaFiles.OURS);
        List<String> names = ours == null
                ? List.of()
                : List.copyOf(ShareSections.of(ours.text()).keySet());
        return read.effective().foreign(names);
    }
}
