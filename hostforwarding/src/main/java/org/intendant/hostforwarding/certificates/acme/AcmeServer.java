package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intendant.data.Settings;
import org.intendant.plans.CommandFailed;
import org.shredzone.acme4j.Session;

/** The ACME server of INTENDANT_ACME_DIRECTORY. */
@ApplicationScoped
class AcmeServer {

    @Inject
    Settings settings;

    URI directory() {
        return settings.acmeDirectory();
    }

    /** As sentences name it. */
    String name() {
        return directory().getHost();
    }

    Session session() {
        Session session = new Session(directory(), new DirectoryConnections(directory(), tls()));
        session.setLocale(Locale.ENGLISH);
        return session;
    }

    private SSLContext tls() {
        Optional<Path> file = settings.acmeCa();
        try {
            return file.isEmpty() ? SSLContext.getDefault() : trusting(file.get());
        } catch (GeneralSecurityException | IOException broken) {
            throw new CommandFailed(
                    "INTENDANT_ACME_CA names a file that holds no certificates in PEM: " + broken.getMessage(), -1, "");
        }
    }

    /** Whom this file names, and nobody else. */
    private static SSLContext trusting(Path file) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                roots.setCertificateEntry("root" + roots.size(), root);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
