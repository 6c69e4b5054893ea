package org.intendant.keymanager.revoke;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.intendant.keymanager.push.HostLine;
import org.junit.jupiter.api.Test;

/** A file of keys without those that were taken. */
class RemainingTest {

    private static final String ANN =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    private static final String BOB =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static String without(String file, String key) {
        return new String(
                Remaining.of(file.getBytes(UTF_8), Set.of(HostLine.of(key).fingerprint())), UTF_8);
    }

    @Test
    void takesWholeLinesAndLeavesEveryOtherByte() {
        assertThat(without(
                        "# a\r\n\n" + ANN + " ann\r\nfrom=\"*\",command=\"x " + BOB + " y\" " + ANN + " again\n " + BOB
                                + "  bob \n#" + ANN + "\nlast",
                        ANN))
                .isEqualTo("# a\r\n\n " + BOB + "  bob \n#" + ANN + "\nlast");
    }

    @Test
    void leavesAnEmptyFileOfTheOnlyKey() {
        assertThat(without(ANN + " ann", ANN)).isEmpty();
        assertThat(without("", ANN)).isEmpty();
    }

    /** What sshd reads as this key is this key, however it is dressed up. */
    @Test
    void findsTheKeyHoweverItIsWritten() {
        assertThat(without(ANN + " " + "x".repeat(20_000) + "\n", ANN)).isEmpty();
        assertThat(without("command=\"a\\\" " + BOB + "\" " + ANN + "\n", ANN)).isEmpty();
        assertThat(without(ANN.substring(0, 40) + "\f" + ANN.substring(40) + "\n", ANN))
                .isEmpty();
        assertThat(without(ANN.substring(0, 40) + "\r" + ANN.substring(40) + " ann\n", ANN))
                .isEmpty();
        assertThat(without(BOB + " " + ANN + "\n", ANN)).as("a comment").isNotEmpty();
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        byte[] odd = ("\u00ff\u00fe\n" + ANN + "\n\u00c3").getBytes(ISO_8859_1);
        assertThat(Remaining.of(odd, Set.of(HostLine.of(ANN).fingerprint())))
                .isEqualTo("\u00ff\u00fe\n\u00c3".getBytes(ISO_8859_1));
    }
}
