package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The audit trail in words. */
class AuditWordsTest {

    @Test
    void saysWhatWasDone() {
        assertThat(AuditWords.sentence("maren", "server.add", "web1")).isEqualTo("maren added the server web1");
        assertThat(AuditWords.sentence("maren", "token.revoke", "jonas"))
                .isEqualTo("maren revoked an API token of jonas");
        assertThat(AuditWords.sentence("maren", "tea.brew", "pot")).isEqualTo("maren: tea.brew pot");
        assertThat(AuditWords.deed("server.add")).isEqualTo("Added the server");
        assertThat(AuditWords.deed("token.revoke")).isEqualTo("Revoked an API token");
        assertThat(AuditWords.deed("person.sign-in")).isEqualTo("Signed in");
        assertThat(AuditWords.deed("tea.brew")).isEqualTo("tea.brew");
    }
}
