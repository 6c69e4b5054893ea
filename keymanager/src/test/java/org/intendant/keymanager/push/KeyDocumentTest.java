package org.intendant.keymanager.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.intendant.keymanager.access.AccessKey;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.access.Reason;
import org.intendant.keymanager.access.Spot;
import org.intendant.keymanager.access.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of an account's file of keys. */
class KeyDocumentTest {

    @TempDir
    Path folder;

    private static final String OWN =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl intendant";
    private static final Spot SPOT = new Spot(1, "web1", 2, "root");

    private static Way way(String name, String hindrance, String... keys) {
        return new Way(
                SPOT,
                new Holder(Holder.Kind.PERSON, name.hashCode(), name),
                List.of(new Reason(Reason.Kind.OWNER, 0, "", true, null)),
                List.of(keys).stream()
                        .map(key -> new AccessKey("ssh-ed25519 " + key, "SHA256:" + key, "no-pty", "of " + name, null))
                        .toList(),
                hindrance);
    }

    private static KeptKey kept(String line) {
        return new KeptKey(
                1, "root", HostLine.of(line.getBytes(StandardCharsets.UTF_8)).get(0), Instant.EPOCH);
    }

    @Test
    void theSameKeysMakeTheSameBytesInWhateverOrder() {
        Way ann = way("ann", "", "AAAAb", "AAAAa");
        Way bob = way("bob", "", "AAAAc");
        KeptKey other = kept("ssh-rsa AAAAB3Nz other");
        String text = KeyDocument.of("root@web1", OWN, List.of(ann, bob))
                .keeping(List.of(other))
                .text();
        assertThat(KeyDocument.of("root@web1", OWN, List.of(bob, ann))
                        .keeping(List.of(other))
                        .text())
                .isEqualTo(text)
                .isEqualTo("""
                        # Who may log in as root@web1, written by Intendant. What is changed here is reported and put right.
                        %s
                        no-pty ssh-ed25519 AAAAa ann of ann
                        no-pty ssh-ed25519 AAAAb ann of ann
                        no-pty ssh-ed25519 AAAAc bob of bob
                        # Below: not Intendant's, kept until somebody decides.
                        ssh-rsa AAAAB3Nz other
                        """.formatted(OWN));
    }

    @Test
    void intendantsOwnKeyIsThereWhoeverElseIsNot() {
        assertThat(KeyDocument.of("root@web1", OWN, List.of()).text()).contains(OWN);
        assertThat(KeyDocument.of("root@web1", OWN, List.of(way("cay", "disabled", "AAAAa")))
                        .text())
                .contains(OWN)
                .doesNotContain("AAAAa");
        KeptKey itself = kept("from=\"10.0.0.1\" " + OWN);
        itself.decide(KeptKey.Decision.REMOVED);
        assertThat(KeyDocument.of("root@web1", OWN, List.of())
                        .keeping(List.of(itself))
                        .text())
                .contains("\n" + OWN + "\n")
                .doesNotContain("10.0.0.1");
    }

    @Test
    void findsKeysBehindWhateverOptionsAndTellsOtherLinesApartByTheirText() {
        String file = "# a comment\n\n" + OWN + "\r\ncommand=\"echo ssh-rsa AAAA\",no-pty " + OWN
                + "\nnonsense\nnonsense 2\n" + "ssh-rsa " + "A".repeat(9000) + "\n";
        List<HostLine> lines = HostLine.of(file.getBytes(StandardCharsets.UTF_8));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).fingerprint()).isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
        assertThat(lines.get(1).fingerprint()).isEqualTo(lines.get(0).fingerprint());
        assertThat(lines.get(2).fingerprint()).isNotEqualTo(lines.get(3).fingerprint());
    }

    @Test
    void anAccountThatTheHostHasNotIsNotAsWantedWhereSomebodyShouldGetIn() {
        KeyChanges changes = new KeyChanges("web1", false);
        changes.missing("app", List.of(way("cay", "disabled")));
        assertThat(changes.hindered()).isEmpty();
        changes.missing("app", List.of(way("ann", "", "AAAAa")));
        assertThat(changes.hindered())
                .singleElement()
                .satisfies(step -> assertThat(step.sentence())
                        .isEqualTo(
                                "Write who may log in as app, which needs a hand first: there is no account app on the host"
                                        + " yet. Apply the plan of its accounts."));
    }

    /** Guards T24: what a person or a feature is called makes no second line, with OpenSSH's own program as witness. */
    @Test
    void noNameMakesAnotherLine() throws Exception {
        String anns = "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        String mallorys = "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB";
        List<Way> ways = List.of("\n", "\r", "\u0085", "\u2028", "\0", "\t").stream()
                .map(end -> way("ann" + end + "ssh-ed25519 " + mallorys + " mallory", "", anns))
                .toList();
        for (Way hostile : ways) {
            String text = KeyDocument.of("root@web1", OWN, List.of(hostile)).text();
            assertThat(text.lines()).hasSize(4);
            Path file = Files.writeString(Files.createTempFile(folder, "keys", ""), text);
            Process keygen = new ProcessBuilder("ssh-keygen", "-lf", file.toString()).start();
            String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keygen.waitFor()).isZero();
            assertThat(said.lines().map(line -> line.split(" ")[1]))
                    .containsExactly(
                            HostLine.of(OWN).fingerprint(),
                            HostLine.of("ssh-ed25519 " + anns).fingerprint());
        }
    }
}
