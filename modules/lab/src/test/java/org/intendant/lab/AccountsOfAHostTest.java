package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts that a host was made with let in who they should, and sudo answers as it should. */
@Tag("lab")
class AccountsOfAHostTest {

    private static final String PASSWORD = "correct horse";

    private static final LabHost HOST = Lab.shared()
            .host(
                    "accounts",
                    HostSpec.plain()
                            .sudoUser("deploy")
                            .askedUser("asked")
                            .user("nobody2")
                            .password("asked", PASSWORD)
                            .rootPassword(PASSWORD)
                            .file("/etc/motd", "Welcome\n", "0600"));

    @AfterAll
    static void destroy() {
        HOST.destroy();
    }

    @Test
    void sudoWithoutPassword() {
        assertThat(ssh("deploy", "sudo -n id -un").stdout()).isEqualTo("root\n");
    }

    @Test
    void sudoThatAsksRefusesAProgram() {
        LabResult refused = ssh("asked", "sudo -n id -un");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("a password is required");
    }

    @Test
    void sudoThatAsksTakesThePassword() {
        assertThat(ssh("asked", "echo '" + PASSWORD + "' | sudo -S id -un").stdout())
                .isEqualTo("root\n");
    }

    @Test
    void anAccountWithoutSudoRule() {
        assertThat(ssh("nobody2", "sudo -n true").exit()).isEqualTo(1);
    }

    @Test
    void passwordLogin(@TempDir Path folder) throws IOException {
        for (String user : List.of("root", "asked")) {
            assertThat(withPassword(folder, user, PASSWORD)).isEqualTo(0);
            assertThat(withPassword(folder, user, "wrong")).isEqualTo(255);
        }
        assertThat(withPassword(folder, "deploy", PASSWORD)).isEqualTo(255);
    }

    @Test
    void aKeyIsAuthorisedLater(@TempDir Path folder) {
        LabKeys keys = LabKeys.generate(folder, "later");
        assertThat(withKey(keys, "deploy")).isEqualTo(255);

        HOST.authorize("deploy", keys.publicLine());

        assertThat(withKey(keys, "deploy")).isEqualTo(0);
        assertThat(withKey(keys, "root")).isEqualTo(255);
        assertThat(ssh("deploy", "true").exit()).isEqualTo(0);
    }

    @Test
    void anExtraFile() {
        assertThat(HOST.read("/etc/motd")).asString().isEqualTo("Welcome\n");
        assertThat(HOST.exec("stat", "-c", "%a %U", "/etc/motd").stdout()).isEqualTo("600 root\n");
    }

    private static LabResult ssh(String user, String command) {
        return Lab.shared().ssh(HOST, user, command);
    }

    private static int withKey(LabKeys keys, String user) {
        return OpenSsh.run(HOST, user, "IdentitiesOnly=yes", "IdentityFile=" + keys.privateKey(), "BatchMode=yes");
    }

    /** OpenSSH takes a password from a program, not from its arguments. */
    private static int withPassword(Path folder, String user, String password) throws IOException {
        Path program = Files.writeString(folder.resolve("ask"), "#!/bin/sh\necho '" + password + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return OpenSsh.run(HOST, user, program, "PreferredAuthentications=password", "NumberOfPasswordPrompts=1");
    }
}
