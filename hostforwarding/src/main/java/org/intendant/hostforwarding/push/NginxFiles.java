package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Optional;
import org.intendant.hostforwarding.certificates.CertificateFiles;
import org.intendant.hosts.Command;
import org.intendant.hosts.Program;

/** Where what Intendant says to nginx lies on a proxy, and the programs that handle it. */
final class NginxFiles {

    static final String FIRST_LINE = "# Written by Intendant. What is changed here is reported and put right.\n";
    static final String ROOT = "/etc/nginx/conf.d/intendant.conf";
    static final String FOLDER = "/etc/nginx/intendant.d";
    /** Links of others that are out of use. */
    static final String ADOPTED = "/etc/intendant/hostforwarding.adopted";

    /** Where the host itself keeps which of them it took out. */
    private static final String TAKEN = "/var/lib/intendant/hostforwarding.taken";

    static final String DEFAULT = FOLDER + "/_default.conf";

    private static final String END = ".conf";

    /** Files that nginx's workers read as they serve lie beside the folder, which only root may enter. */
    private static final String PASSWORDS = "/etc/nginx/intendant-";

    private static final Program READ = Program.beside(NginxFiles.class, "read.sh");
    private static final Program ACTIVATE = Program.beside(NginxFiles.class, "activate.sh");
    private static final Program CHECK = Program.beside(NginxFiles.class, "check.sh");

    private NginxFiles() {}

    /** One name's file; no name begins with _, which stands for the star. */
    static String of(String domain) {
        return FOLDER + "/" + domain.replace('*', '_') + END;
    }

    /** The name whose file this is; empty for what is no name's. */
    static Optional<String> domain(String path) {
        boolean one = path.startsWith(FOLDER + "/") && path.endsWith(END) && !path.equals(DEFAULT);
        return one
                ? Optional.of(path.substring(FOLDER.length() + 1, path.length() - END.length())
                        .replace('_', '*'))
                : Optional.empty();
    }

    static String passwords(long ruleId) {
        return PASSWORDS + ruleId + ".passwords";
    }

    /** @param links each with a blank before where it leads */
    static String adopted(List<String> links) {
        return "# Written by Intendant: links of others whose sites its own took the place of.\n"
                + String.join("\n", links) + "\n";
    }

    static boolean hasPasswords(String path) {
        return path.startsWith(PASSWORDS);
    }

    static Command reading() {
        return READ.with(ROOT, FOLDER, PASSWORDS, CertificateFiles.FOLDER, NginxRoot.HOST, ADOPTED, TAKEN);
    }

    static Command checking() {
        return CHECK.with();
    }

    static Command activating() {
        return ACTIVATE.with(ROOT, NginxRoot.HOST, ADOPTED, TAKEN);
    }
}
