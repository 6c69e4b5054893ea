package org.intendant.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenSSH's own program checks what we sign, and signs what we check. */
class SshSignatureTest {

    private static final byte[] TEXT = "who may log in\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void openSshVerifiesWhatWeSign() throws Exception {
        byte[] key = OwnKey.generate();
        write("signers", "intendant " + OwnKey.publicLine(() -> key) + "\n");
        write("text.sig", SshSignature.Signer.of(key).sign("intendant-keys", TEXT));

        assertThat(verify("intendant-keys", TEXT)).isZero();
        assertThat(verify("another-purpose", TEXT)).isNotZero();
        assertThat(verify("intendant-keys", "who may log in, too\n".getBytes(UTF_8)))
                .isNotZero();
    }

    @Test
    void signsWithAKeyThatOpenSshMadeAndWithNoOther() throws Exception {
        HostKey key = key("ours", "ed25519", "256");
        byte[] text = Files.readAllBytes(folder.resolve("ours"));
        assertThat(SshSignature.verifies(
                        key, "n", TEXT, SshSignature.Signer.of(text).sign("n", TEXT)))
                .isTrue();
        key("other", "ecdsa", "256");
        for (byte[] wrong : List.of(
                Files.readAllBytes(folder.resolve("other")), "nothing".getBytes(UTF_8), Arrays.copyOf(text, 200))) {
            assertThatThrownBy(() -> SshSignature.Signer.of(wrong)).hasMessageContaining("no ed25519 key");
        }
    }

    @ParameterizedTest
    @CsvSource({"ed25519,256", "ecdsa,256", "ecdsa,521", "rsa,2048"})
    void weVerifyWhatAnyHostKeyOfOpenSshSigned(String type, String bits) throws Exception {
        HostKey key = key("host", type, bits);
        HostKey another = key("other", type, bits);
        write("text", new String(TEXT, UTF_8));
        run(null, "ssh-keygen", "-q", "-Y", "sign", "-n", "intendant-report", "-f", file("host"), file("text"));
        String signature = Files.readString(folder.resolve("text.sig"));

        assertThat(SshSignature.verifies(key, "intendant-report", TEXT, signature))
                .isTrue();
        assertThat(SshSignature.verifies(another, "intendant-report", TEXT, signature))
                .isFalse();
        assertThat(SshSignature.verifies(key, "intendant-keys", TEXT, signature))
                .isFalse();
        assertThat(SshSignature.verifies(key, "intendant-report", "another\n".getBytes(UTF_8), signature))
                .isFalse();
        for (String broken : List.of(
                "",
                signature.substring(0, signature.length() / 2),
                signature.replace('A', 'B'),
                "-----BEGIN SSH SIGNATURE-----\n!\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----")) {
            assertThat(SshSignature.verifies(key, "intendant-report", TEXT, broken))
                    .as(broken)
                    .isFalse();
        }
    }

    private HostKey key(String name, String type, String bits) throws Exception {
        assertThat(run(null, "ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-f", file(name)))
                .isZero();
        String[] words = Files.readString(folder.resolve(name + ".pub")).split(" ");
        return new HostKey(words[0], words[1]);
    }

    private int verify(String namespace, byte[] text) throws Exception {
        return run(
                text,
                "ssh-keygen",
                "-Y",
                "verify",
                "-f",
                file("signers"),
                "-I",
                "intendant",
                "-n",
                namespace,
                "-s",
                file("text.sig"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private int run(byte @org.jspecify.annotations.Nullable [] input, String... words) throws Exception {
        Path from = folder.resolve("input");
        Files.write(from, input == null ? new byte[0] : input);
        return new ProcessBuilder(words)
                .redirectInput(from.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }
}
