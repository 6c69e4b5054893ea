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
    void writesAFileWithEveryFieldOfAnEntry() {
        AuditEntry entry = Entries.some("server.add", "web1", "name: a");

        assertThat(AuditResource.FILE.fields())
                .extracting(field -> field.name() + ": " + field.value().apply(entry))
                .containsExactly(
                        "at: 2026-03-01T10:00:00Z",
                        "actor: maren",
                        "through: API",
                        "action: server.add",
                        "subject: server:1",
                        "name: web1",
                        "before: ",
                        "after: name: a",
                        "operation: null");
    }
}
