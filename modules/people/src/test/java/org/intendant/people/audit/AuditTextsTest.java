package org.intendant.people.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.people.AuditEntry;
import org.intendant.people.Entries;
import org.intendant.people.audit.ChangedFields.Field;
import org.junit.jupiter.api.Test;

/** How the audit trail is shown: side by side, and as a file. */
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
    void writesAFile() {
        AuditEntry entry = Entries.some("server.add", "=HYPERLINK(\"x\")", "name: a\nnote: say \"hi\"");

        assertThat(AuditCsv.render(List.of(entry)))
                .isEqualTo("at,actor,through,action,subject,name,before,after,operation\r\n"
                        + "2026-03-01T10:00:00Z,maren,API,server.add,server:1,\"'=HYPERLINK(\"\"x\"\")\",,"
                        + "\"name: a\nnote: say \"\"hi\"\"\",\r\n");
    }
}
