package org.intendant.keymanager.pull;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intendant.hosts.FileState;
import org.intendant.hosts.Program;

/** The files of the program that fetches keys, as they should be on a host. */
final class PullFiles {

    static final String SCRIPT = "/usr/local/sbin/intendant-keys";
    static final String CONF = "/etc/intendant-keys.conf";
    static final String TOKEN = "/etc/intendant-keys.token";
    static final String SIGNER = "/etc/intendant-keys.signer";
    static final String CRON = "/etc/cron.d/intendant-keys";
    static final String STATE = "/var/lib/intendant-keys";

    private static final Program PROGRAM = Program.beside(PullFiles.class, "intendant-keys.sh");

    private PullFiles() {}

    /** All paths. */
    static String[] paths() {
        return new String[] {SCRIPT, CONF, TOKEN, SIGNER, CRON};
    }

    /**
     * The files, by path.
     *
     * @param url how servers reach Intendant
     * @param name the server's at the keymanager
     * @param hostKey path of the private host key by which Intendant knows the host
     * @param signer the public line by which bundles are verified
     */
    static Map<String, FileState> wanted(
            URI url, String name, KeyPull pull, String token, String hostKey, String signer, Duration every) {
        Map<String, FileState> files = new LinkedHashMap<>();
        files.put(SCRIPT, FileState.ofRoot(PROGRAM.text(), "755"));
        files.put(
                CONF,
                FileState.ofRoot(
                        "# Written by Intendant for " + SCRIPT + "\nurl=" + url + Shelf.PATH + name + "\nhost="
                                + pull.getHostId() + "\nhostkey=" + hostKey + "\n",
                        "644"));
        files.put(TOKEN, FileState.ofRoot(token + "\n", "600"));
        files.put(
                SIGNER,
                FileState.ofRoot("intendant namespaces=\"" + SigningKey.NAMESPACE + "\" " + signer + "\n", "644"));
        files.put(CRON, FileState.ofRoot(cron(pull.getMinute(), every), "644"));
        return files;
    }

    /** Every so many minutes, beginning at a minute of the server's own. */
    static String cron(int minute, Duration every) {
        long step = every.toMinutes();
        String minutes = step >= 60 ? Integer.toString(minute) : step == 1 ? "*" : minute % step + "-59/" + step;
        return "# Written by Intendant: fetches who may log in on this host.\n" + minutes + " * * * * root " + SCRIPT
                + " >/dev/null 2>&1\n";
    }
}
