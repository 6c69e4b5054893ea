package org.intendant.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;

/** What every test on lab hosts needs: the lab's key as Intendant's own, and addresses of lab hosts. */
final class LabSsh {

    private LabSsh() {}

    static OwnKeyStore key() {
        return () -> {
            try {
                return Files.readAllBytes(Lab.shared().keys().privateKey());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    static OwnKeyStore newKey() {
        byte[] fresh = OwnKey.generate();
        return () -> fresh;
    }

    static HostKey keyOf(LabHost host) {
        String[] words = host.hostKey().split(" ");
        return new HostKey(words[0], words[1]);
    }

    static HostAddress root(LabHost host) {
        return account(host, "root");
    }

    static HostAddress account(LabHost host, String user) {
        return new HostAddress(host.name(), user, host.address(), 22, keyOf(host), null);
    }
}
