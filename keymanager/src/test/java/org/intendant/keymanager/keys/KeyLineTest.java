package org.intendant.keymanager.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of keys as people paste them, with OpenSSH's own programs as witnesses. Guards T25. */
class KeyLineTest {

    private static final String ED = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    Path folder;

    private String made(String... arguments) throws Exception {
        Path file = Files.createTempFile(folder, "key", "");
        Files.delete(file);
        run(arguments, "-q", "-N", "", "-C", "ann@laptop", "-f", file.toString());
        return Files.readString(Path.of(file + ".pub"));
    }

    private static String run(String[] first, String... then) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ssh-keygen"));
        all.addAll(Arrays.asList(first));
        all.addAll(Arrays.asList(then));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, 256, Ed25519",
        "ecdsa -b 256, 256, ECDSA 256",
        "ecdsa -b 384, 384, ECDSA 384",
        "ecdsa -b 521, 521, ECDSA 521",
        "rsa -b 2048, 2048, RSA 2048",
        "rsa -b 3072, 3072, RSA 3072"
    })
    void knowsSizeAndFingerprintAsOpenSshDoes(String type, int bits, String words) throws Exception {
        String line = made(("-t " + type).split(" "));
        Path file = Files.writeString(folder.resolve("one.pub"), line);

        KeyLine read = KeyLine.read(line);

        assertThat(read.key().bits()).isEqualTo(bits);
        assertThat(PublicKey.words(read.key().type(), read.key().bits())).isEqualTo(words);
        assertThat(read.comment()).isEqualTo("ann@laptop");
        assertThat(run(new String[] {"-l"}, "-f", file.toString()))
                .startsWith(bits + " " + read.key().fingerprint() + " ann@laptop");
        assertThat(read.key().type() + " " + read.key().base64() + " ann@laptop\n")
                .isEqualTo(line);
    }

    @Test
    void takesKeysOnSecurityKeys() {
        byte[] point = new byte[32];
        KeyLine read = KeyLine.read(
                "sk-ssh-ed25519@openssh.com " + base64(part("sk-ssh-ed25519@openssh.com"), part(point), part("ssh:")));

        assertThat(PublicKey.words(read.key().type(), read.key().bits())).isEqualTo("Ed25519 on a security key");
    }

    @Test
    void keepsOptionsThatTakeSomethingAway() {
        KeyLine read =
                KeyLine.read("from=\"10.0.0.0/8,!10.1.*\",NO-PTY,command=\"/bin/echo \\\"a, b\\\"\",no-x11-forwarding "
                        + ED + " me");

        assertThat(read.options().text())
                .isEqualTo("from=\"10.0.0.0/8,!10.1.*\",no-pty,command=\"/bin/echo \\\"a, b\\\"\",no-X11-forwarding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment=\"LD_PRELOAD=/tmp/x\"",
                "permitopen=\"10.0.0.1:22\"",
                "tunnel=\"0\"",
                "principals=\"root\"",
                "pty",
                "port-forwarding",
                "from=\"*\"x",
                "from=10.0.0.1",
                "command=\"a\",command=\"b\"",
                "command=\"a",
                "no-pty no-user-rc",
                "no-pty,",
                "command=\"a\"b\"",
                "expiry-time=\"20300101\""
            })
    void refusesOtherOptionsByName(String options) {
        assertThatThrownBy(() -> KeyLine.read(options + " " + ED))
                .isInstanceOf(Refused.class)
                .satisfies(refused ->
                        assertThat(((Refused) refused).reasons().get(0).field()).isEqualTo("options"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 !!!!",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJlAAAA",
                "ssh-ed25519-cert-v01@openssh.com AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
                "cert-authority " + ED,
                "---- BEGIN SSH2 PUBLIC KEY ----",
                ED + "\n" + ED,
                ED + "\r\n" + ED,
                ED + " " + ED,
                ED + " a\u0000b",
                "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAA",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb"
            })
    void refusesWhatIsNoSingleKey(String typed) {
        assertThatThrownBy(() -> KeyLine.read(typed))
                .isInstanceOf(Refused.class)
                .satisfies(refused ->
                        assertThat(((Refused) refused).reasons().get(0).field()).isEqualTo("key"));
    }

    @Test
    void refusesWeakKeysAndAMegabyte() throws Exception {
        String weak = made("-t", "rsa", "-b", "1024");

        assertThatThrownBy(() -> KeyLine.read(weak)).hasMessageStartingWith("This RSA key has 1024 bits");
        assertThatThrownBy(() -> KeyLine.read("ssh-dss " + base64(part("ssh-dss"), part(new byte[64]))))
                .hasMessageStartingWith("DSA keys are too weak");
        assertThatThrownBy(() -> KeyLine.read(ED + " " + "x".repeat(1_000_000)))
                .hasMessageStartingWith("This is too long");
    }

    @Test
    void tellsNothingOfAPrivateKey() throws Exception {
        Path file = folder.resolve("private");
        run(new String[] {"-t", "ed25519"}, "-q", "-N", "", "-f", file.toString());
        String secret = Files.readString(file);

        assertThatThrownBy(() -> KeyLine.read(secret))
                .hasMessageStartingWith("This is a private key")
                .hasMessageNotContaining(secret.lines().skip(1).findFirst().orElseThrow());
    }

    /** Guards T24. */
    @Test
    void leavesOnlyPlainCharactersInAComment() {
        assertThat(KeyLine.read(ED + " ann\u202e \u001b".replace("\u001b", "ü") + " laptop")
                        .comment())
                .isEqualTo("ann laptop");
        assertThat(KeyLine.read(ED + " " + "x".repeat(500)).comment()).hasSize(200);
    }

    @Test
    void takesALineEndAtTheEnd() {
        assertThat(KeyLine.read(" " + ED + " me\r\n").comment()).isEqualTo("me");
    }

    private static byte[] part(String text) {
        return part(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] part(byte[] bytes) {
        return java.nio.ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static String base64(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return Base64.getEncoder().encodeToString(all.toByteArray());
    }
}
