package org.intendant.hostforwarding.certificates.acme;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.intendant.hosts.FileState;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/** What {@code read.sh} printed. */
final class InstalledFiles {

    private final Map<String, FileState> files = new HashMap<>();

    /** @throws HostUnreachable when the answer broke off */
    InstalledFiles(String host, String printed) {
        if (!printed.endsWith("end\n")) {
            throw new HostUnreachable(host + " did not say to the end which certificates it has.", null);
        }
        printed.lines().map(line -> line.split(" ", 6)).forEach(words -> {
            if (words.length == 6 && words[0].equals("file")) {
                files.put(words[1], new FileState(Base64.getDecoder().decode(words[5]), words[2], words[3], words[4]));
            } else if (words.length == 3 && words[2].equals("other")) {
                throw new CommandFailed(
                        words[1] + " of " + host
                                + " is a link, a folder or too large. Look what made it so, and remove it.",
                        -1,
                        "");
            }
        });
    }

    /** What lies there; null for nothing. */
    @Nullable
    FileState file(String path) {
        return files.get(path);
    }
}
