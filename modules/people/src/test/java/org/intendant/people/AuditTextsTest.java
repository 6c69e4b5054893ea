package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.intendant.people.Actor.Through;
import org.intendant.people.AuditEntry.Subject;
import org.intendant.people.ChangedFields.Field;
import org.junit.jupiter.api.Test;

/** How the audit trail is shown: side by side, in words, and as a file. */
class AuditTextsTest {

    @Test
    void putsBeforeAndAfterSideBySide() {
        List<Field> fields = ChangedFields.of("name: web1\nowner: Maren", "name: web1\nowner: Jonas\nnotes: one\ntwo");

        assertThat(fields)
                .containsExactly(
                        new Field("name", "web1", "web1"),
                        new Field("owner", "Maren", "Jonas"),
                        new Field("notes", "", "one\ntwo"));
        assertThat(fields).filteredOn(Field::isChanged).hasSize(2);
        assertThat(ChangedFields.of("", "")).isEmpty();
    }

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

    @Test
    void writesAFile() {
        Actor maren = new Actor(7L, "maren", Role.ADMIN, Through.API);
        AuditEntry entry = new AuditEntry(
                Instant.parse("2026-03-01T10:00:00Z"),
                maren,
                "server.add",
                new Subject("server:1", "=HYPERLINK(\"x\")", "", "name: a\nnote: say \"hi\"", null));

        assertThat(AuditCsv.render(List.of(entry)))
                .isEqualTo("at,actor,through,action,subject,name,before,after,operation\r\n"
                        + "2026-03-01T10:00:00Z,maren,API,server.add,server:1,\"'=HYPERLINK(\"\"x\"\")\",,"
                        + "\"name: a\nnote: say \"\"hi\"\"\",\r\n");
    }

    @Test
    void makesNoFormulaForASpreadsheet() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
            assertThat(AuditCsv.cell(formula)).startsWith("\"'");
        }
    }
}
