package org.intendant.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The OpenSSH client with options of one's own; answers the exit code of logging in and running {@code true}. */
final class OpenSsh {

    private OpenSsh() {}

    static int run(LabHost host, String user, String... options) {
        return run(host, user, Path.of("/bin/false"), options);
    }

    static int run(LabHost host, String user, Path askPass, String... options) {
        List<String> argv = new ArrayList<>(
                List.of("env", "SSH_ASKPASS=" + askPass, "SSH_ASKPASS_REQUIRE=force", "ssh", "-F", "none"));
        argv.addAll(List.of("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"));
        for (String option : options) {
            argv.addAll(List.of("-o", option));
        }
        argv.addAll(List.of("-l", user, host.address(), "true"));
        return Program.run(Duration.ofSeconds(30), argv).exit();
    }
}
