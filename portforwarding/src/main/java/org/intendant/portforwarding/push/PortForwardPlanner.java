package org.intendant.portforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
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
import org.intendant.portforwarding.forwards.Adoptions;
import org.intendant.portforwarding.forwards.EarlierForwards;
import org.intendant.portforwarding.forwards.KeptForwards;
import org.intendant.portforwarding.forwards.PortForwardHost;
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.typed.Text;

/**
 * What a hypervisor should forward against what it has loaded and will load at its next boot. One round trip where nothing
 * differs; a change is confirmed over a new connection, and read back with it, or the host takes it back.
 */
@ApplicationScoped
class PortForwardPlanner implements Planner, Adopter, Reverter {

    @Inject
    WantedForwards wanted;

    @Inject
    PortForwardRows rows;

    @Inject
    ServerHosts serverHosts;

    @Inject
    PortTests tests;

    @Inject
    EarlierForwards earlierForwards;

    @Inject
    Adoptions adoptions;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return PortForwards.KIND;
    }

    @Override
    public String title() {
        return "Port forwards";
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
        Wanted forwards = wanted.on(target.id());
        RemoteHost host = serverHosts.of(target);
        return compared(target, host, forwards, HostReading.of(host, NatFiles.reading()));
    }

    @Override
    public Plan planAgain(Plan ran) {
        Target target = ran.target();
        RemoteHost host = serverHosts.of(target);
        HostReading read = ran.steps().stream()
                .filter(ApplyFiles.class::isInstance)
                .flatMap(step -> ((ApplyFiles) step).readBack().stream())
                .findFirst()
                .orElseGet(() -> HostReading.of(host, NatFiles.reading()));
        return compared(target, host, wanted.on(target.id()), read);
    }

    @Override
    public void adopt(Target target, Step step) {
        HostFile rules = step instanceof ApplyFiles change
                ? change.files().stream()
                        .filter(file -> file.path().equals(NatFiles.RULES))
                        .findFirst()
                        .orElse(null)
                : null;
        FileState there = rules == null ? null : rules.before();
        FileState after = rules == null ? null : rules.after();
        if (there == null || after == null || there.text().equals(after.text())) {
            throw new Refused(
                    "digest",
                    "Only what another hand wrote into " + NatFiles.RULES
                            + " is adopted. Restore this, or want it otherwise on the page of port forwards.");
        }
        earlierForwards.want(
                target.id(),
                new ChangedByHand(wanted.on(target.id()), wanted.guests(target.id()), there.text(), after.text())
                        .forwards());
    }

    @Override
    public void adopt(Target target, Foreign foreign) {
        adoptions.adopt(target.id(), foreign.text());
    }

    @Override
    public String neverReverts(String path) {
        return path.equals(NatFiles.RULES)
                ? ""
                : path + " follows from what is forwarded. An earlier version of " + NatFiles.RULES
                        + " can be wanted again.";
    }

    @Override
    public List<Difference> revert(EarlierFile earlier) {
        return earlierForwards.want(earlier.target().id(), KeptForwards.of(earlier.wanted()));
    }

    private Plan compared(Target target, RemoteHost host, Wanted forwards, HostReading reading) {
        NatReading read = new NatReading(target.name(), reading.text());
        PortForwardChanges changes = new PortForwardChanges(forwards, read);
        PortForwardRemarks noticed = new PortForwardRemarks(forwards, read);
        rows.read(
                target.id(),
                new PortForwardHost.Read(read.hasOurs(), read.listening(), noticed.foreign(), read.forwards()));
        List<String> remarks = new ArrayList<>(reading.remarks());
        remarks.addAll(noticed.about(changes.forwards()));
        return new Plan(
                target,
                changes.steps(host, settings.confirmWithin(), log -> tests.after(target.id(), read.addresses(), log)),
                remarks,
                noticed.foreign().stream()
                        .map(one -> new Foreign(Text.inert(one.words(), 300), one.rule(), one.never()))
                        .toList());
    }
}
