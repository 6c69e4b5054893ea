package org.intendant.keymanager.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sessions an operation is to end. */
class MeantSessionTest {

    @Test
    void isToldFromALaterOneOfTheSameProcessNumberAlsoWhereNobodyKnowsItsKey() {
        OpenSession anns = session(811, 90210, "SHA256:abc", true);
        OpenSession somebodys = session(812, 90300, "", false);

        assertThat(List.of(anns, somebodys)).allMatch(OpenSession::endable);
        assertThat(session(813, 90400, "SHA256:bobs", false).endable()).isFalse();
        assertThat(somebodys.who()).isEqualTo("somebody on root, key unknown");
        List<MeantSession> meant = MeantSession.in(MeantSession.lines(List.of(anns, somebodys)));
        assertThat(meant).hasSize(2);
        assertThat(meant.get(0).is(anns)).isTrue();
        assertThat(meant.get(0).is(somebodys)).isFalse();
        assertThat(meant.get(1).is(somebodys)).isTrue();
        assertThat(meant.get(1).is(session(812, 90301, "", false))).isFalse();
        assertThat(meant.get(1).is(session(812, 90300, "SHA256:bobs", false)))
                .as("the log tells by now whose it is")
                .isFalse();
        assertThat(meant.get(1).key()).isEqualTo("a key that nobody knows");
    }

    private static OpenSession session(long pid, long start, String fingerprint, boolean taken) {
        return new OpenSession(3, "web1", "root", pid, start, Instant.EPOCH, "", fingerprint, "publickey", "", taken);
    }
}
