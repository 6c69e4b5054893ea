package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.EarlierNames;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.KeptNames;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.ServerHosts;

/** What a proxy should serve against what its files say and its nginx has loaded. One round trip where nothing differs. */
@ApplicationScoped
class HostNamePlanner implements Planner, Reverter {

    @Inject
    WantedNames wanted;

    @Inject
    CertificateSteps certificates;

    @Inject
    NameTests tests;

    @Inject
    HostNameRows rows;

    @Inject
    ServerHosts serverHosts;

    @Inject
    EarlierNames earlierNames;

    @Inject
    Secrets secrets;

    @Override
    public String kind() {
        return HostNames.KIND;
    }

    @Override
    public String title() {
        return "Host names";
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
        Wanted names = wanted.on(target.id());
        RemoteHost host = serverHosts.of(target);
        HostReading reading = HostReading.of(host, NginxFiles.reading());
        NginxReading read = new NginxReading(target.name(), reading.text());
        CertificateSteps.Files files = certificates.on(names, read);
        NginxChanges changes = new NginxChanges(names, read, secrets::fingerprint);
        NginxRemarks noticed = new NginxRemarks(target.name(), read);
        rows.read(target.id(), changes.hasOurs(), noticed.foreign());
        List<String> remarks = new ArrayList<>(reading.remarks());
        remarks.addAll(noticed.all());
        return new Plan(
                target,
                changes.steps(host, files, log -> tests.after(target.id(), log), no -> tests.refused(target.id(), no)),
                remarks);
    }

    @Override
    public String neverReverts(String path) {
        return NginxFiles.domain(path).isPresent()
                ? ""
                : path + " follows from what is wanted of host names. An earlier version of a name’s own file in "
                        + NginxFiles.FOLDER + " can be wanted again.";
    }

    @Override
    public List<Difference> revert(EarlierFile earlier) {
        String domain = NginxFiles.domain(earlier.path())
                .orElseThrow(() -> new Refused(Refused.Why.INVALID, neverReverts(earlier.path())));
        return earlierNames.want(earlier.target().id(), domain, KeptNames.of(earlier.wanted()));
    }
}
