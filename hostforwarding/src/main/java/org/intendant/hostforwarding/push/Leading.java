package org.intendant.hostforwarding.push;

import java.util.List;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.Https;
import org.intendant.hostforwarding.names.Options;
import org.intendant.hostforwarding.names.PemFiles;

/**
 * One rule with where it leads.
 *
 * @param id primary key of the rule
 * @param guest address and port, as nginx writes them: {@code 10.10.1.5:80}
 * @param certificate the files of its certificate; empty without HTTPS
 */
record Leading(
        long id,
        List<String> domains,
        int port,
        String basePath,
        String guest,
        String guestPath,
        Https https,
        Options options,
        PemFiles certificate) {

    static Leading of(HostName rule, String address, PemFiles certificate) {
        return new Leading(
                rule.id(),
                rule.domains().all(),
                rule.port(),
                rule.basePath(),
                address + ":" + rule.guestPort(),
                rule.guestPath(),
                rule.https(),
                rule.options(),
                certificate);
    }

    boolean asksForPasswords() {
        return !options.loginNames().isEmpty();
    }
}
