package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.CertificateFiles;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;

/**
 * Renewed certificates in the place of those that an approved plan brought to a server before, and nothing else: what is not there
 * yet is no matter of this planner.
 */
@ApplicationScoped
class InstallationPlanner implements Planner {

    static final String KIND = "certificates";

    /** The kind of step that whoever lets a certificate be renewed by itself approves. */
    static final String RENEW = "certificates.renew";

    private static final Program READ = Program.beside(InstallationPlanner.class, "read.sh");
    private static final Program CHECK = Program.beside(InstallationPlanner.class, "check.sh");

    @Inject
    InstallationRows rows;

    @Inject
    CertificateFiles files;

    @Inject
    ServerHosts hosts;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Renewed certificates";
    }

    @Override
    public Stream<Target> targets() {
        return rows.targets().stream();
    }

    @Override
    public void reach(Target target) {
        hosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        List<Certificate> renewed = rows.on(target.id());
        if (renewed.isEmpty()) {
            return Plan.of(target, List.of());
        }
        RemoteHost host = hosts.of(target);
        HostReading reading = HostReading.of(host, READ.with(paths(renewed)));
        InstalledFiles there = new InstalledFiles(target.name(), reading.text());
        List<HostFile> changes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Certificate certificate : renewed) {
            List<HostFile> both = files.of(certificate.id(), there::file);
            if (both.stream().allMatch(file -> file.before() == null)
                    || both.stream().noneMatch(HostFile::differs)) {
                rows.done(certificate.id(), target.id());
            } else {
                both.stream().filter(HostFile::differs).forEach(changes::add);
                names.add(certificate.name());
            }
        }
        return new Plan(
                target,
                changes.isEmpty()
                        ? List.of()
                        : List.of(new ApplyFiles(
                                        host,
                                        RENEW,
                                        "Install the renewed " + (names.size() == 1 ? "certificate " : "certificates ")
                                                + names.stream().collect(Collectors.joining(", ")) + " on "
                                                + target.name(),
                                        changes)
                                .checkedBy(CHECK.with())
                                .activatedBy(CertificateFiles.reading())),
                reading.remarks());
    }

    private static String[] paths(List<Certificate> certificates) {
        return certificates.stream()
                .flatMap(one -> Stream.of(CertificateFiles.chainPath(one.id()), CertificateFiles.keyPath(one.id())))
                .toArray(String[]::new);
    }
}
