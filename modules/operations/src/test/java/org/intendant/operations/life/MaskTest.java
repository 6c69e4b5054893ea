package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** T33: a secret never passes, however the bytes are cut, and every offset stays true. */
class MaskTest {

    private static String through(Mask mask, String text, int cut) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += cut) {
            int length = Math.min(cut, bytes.length - at);
            byte[] piece = java.util.Arrays.copyOfRange(bytes, at, at + length);
            out.append(new String(mask.next(piece, length), StandardCharsets.UTF_8));
        }
        return out + new String(mask.rest(), StandardCharsets.UTF_8);
    }

    @Test
    void coversASecretHoweverItIsCut() {
        for (int cut = 1; cut < 30; cut++) {
            Mask mask = new Mask();
            mask.add("s3cr3t-value");

            assertThat(through(mask, "a s3cr3t-value b s3cr3t-s3cr3t-value", cut))
                    .isEqualTo("a ************ b s3cr3t-************");
        }
    }

    @Test
    void givesBackWhatOnlyLookedLikeOne() {
        Mask mask = new Mask();
        mask.add("s3cr3t-value");

        assertThat(through(mask, "ends with s3cr3t", 3)).isEqualTo("ends with s3cr3t");
    }

    @Test
    void changesNothingWithoutSecrets() {
        assertThat(through(new Mask(), "plain", 2)).isEqualTo("plain");
    }
}
