package org.intendant.hostforwarding.names;

import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/**
 * A certificate and its key in files of the proxy that others keep there.
 *
 * @param certificate its path, empty with that of the key for none
 */
public record PemFiles(String certificate, String key) {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._@+-]{0,99})+");

    /** @throws Refused in {@code <prefix>certificatePath} or {@code <prefix>keyPath} */
    static PemFiles of(String prefix, String certificate, String key) {
        PemFiles files = new PemFiles(path(prefix + "certificatePath", certificate), path(prefix + "keyPath", key));
        if (files.certificate.isEmpty() != files.key.isEmpty()) {
            throw new Refused(
                    prefix + (files.key.isEmpty() ? "keyPath" : "certificatePath"),
                    "Give both files, that of the certificate and that of its key.");
        }
        return files;
    }

    private static String path(String field, String typed) {
        String path = Text.line(field, typed, 250);
        if (!path.isEmpty() && !PATH.matcher(path).matches()) {
            throw new Refused(field, "Give an absolute path, for example /etc/ssl/shop/fullchain.pem.");
        }
        return path;
    }

    public boolean isEmpty() {
        return certificate.isEmpty();
    }
}
