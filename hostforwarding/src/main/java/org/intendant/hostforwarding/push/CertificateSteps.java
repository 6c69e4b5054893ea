package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.certificates.CertificateFiles;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.RemoteHost;

/** Certificates on a proxy: brought before the names that use them, taken after the last of those is gone. */
@ApplicationScoped
class CertificateSteps {

    static final String BRING = "hostforwarding.certificates";
    static final String TAKE = "hostforwarding.uncertify";

    private static final String BEFORE_ID = CertificateFiles.FOLDER + "/";

    @Inject
    CertificateFiles files;

    /**
     * Files of certificates.
     *
     * @param wanted as they should be, those too that are so already
     * @param gone that nothing on the host uses any more
     * @param names of the wanted ones
     */
    record Files(List<HostFile> wanted, List<HostFile> gone, String names) {

        Optional<ApplyFiles> bring(RemoteHost host, String name) {
            return step(host, BRING, "Bring " + names + " to " + name, wanted)
                    .map(step -> step.activatedBy(CertificateFiles.reading()));
        }

        Optional<ApplyFiles> take(RemoteHost host, String name) {
            return step(host, TAKE, "Take certificates that nothing uses any more from " + name, gone);
        }

        private static Optional<ApplyFiles> step(RemoteHost host, String kind, String sentence, List<HostFile> all) {
            List<HostFile> changed = all.stream().filter(HostFile::differs).toList();
            return changed.isEmpty() ? Optional.empty() : Optional.of(new ApplyFiles(host, kind, sentence, changed));
        }
    }

    Files on(Wanted names, NginxReading read) {
        List<HostFile> wanted = new ArrayList<>();
        names.certificates().keySet().forEach(id -> wanted.addAll(files.of(id, read::file)));
        List<HostFile> gone = new ArrayList<>();
        TreeSet<Long> there = read.paths().stream()
                .filter(path -> path.startsWith(BEFORE_ID))
                .map(path -> path.substring(BEFORE_ID.length()).replaceFirst("/.*", ""))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        there.removeAll(names.certificates().keySet());
        there.forEach(id -> gone.addAll(files.gone(id, read::file)));
        String called = names.certificates().values().stream()
                .distinct()
                .map(name -> "the certificate " + name)
                .collect(Collectors.joining(", "));
        return new Files(wanted, gone, called);
    }
}
