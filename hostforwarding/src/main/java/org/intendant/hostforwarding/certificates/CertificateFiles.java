package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import org.intendant.hosts.Command;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.Program;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** Where a certificate and its key lie on a host, and what is in them. */
@ApplicationScoped
public class CertificateFiles {

    public static final String FOLDER = "/etc/intendant/certificates";

    private static final Program RELOAD = Program.beside(CertificateFiles.class, "reload.sh");

    @Inject
    CertificateRows rows;

    @Inject
    Secrets secrets;

    public static String chainPath(long id) {
        return FOLDER + "/" + id + "/fullchain.pem";
    }

    public static String keyPath(long id) {
        return FOLDER + "/" + id + "/key.pem";
    }

    /** Has nginx read certificates anew, where it runs, and ends once nobody shows the earlier ones any more. */
    public static Command reading() {
        return RELOAD.with();
    }

    /**
     * Both files as they should be.
     *
     * @param read what is at a path now, or null
     * @throws org.intendant.plans.Refused as not found
     */
    @Transactional
    public List<HostFile> of(long id, Function<String, @Nullable FileState> read) {
        Certificate certificate = rows.get(id);
        FileState key = new FileState(rows.key(certificate), "600", "root", "root");
        return List.of(
                HostFile.ofRoot(chainPath(id), read.apply(chainPath(id)), FileState.ofRoot(certificate.chain(), "644")),
                HostFile.secretOfRoot(keyPath(id), read.apply(keyPath(id)), key, secrets::fingerprint));
    }

    /** Both files as those of a certificate that nothing on the host uses any more. */
    public List<HostFile> gone(long id, Function<String, @Nullable FileState> read) {
        return List.of(
                HostFile.ofRoot(chainPath(id), read.apply(chainPath(id)), null),
                HostFile.secretOfRoot(keyPath(id), read.apply(keyPath(id)), null, secrets::fingerprint));
    }
}
