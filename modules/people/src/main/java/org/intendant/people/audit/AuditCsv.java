package org.intendant.people.audit;

import java.util.List;
import org.intendant.people.AuditEntry;
import org.intendant.web.Csv;
import org.jspecify.annotations.Nullable;

/** The audit trail as a table. */
final class AuditCsv {

    private static final List<String> HEAD =
            List.of("at", "actor", "through", "action", "subject", "name", "before", "after", "operation");

    private AuditCsv() {}

    static String render(List<AuditEntry> entries) {
        return Csv.write(HEAD, entries.stream().map(AuditCsv::row));
    }

    private static List<String> row(AuditEntry entry) {
        return List.of(
                entry.getAt().toString(),
                entry.getActor(),
                entry.getThrough().name(),
                entry.getAction(),
                entry.getSubject(),
                entry.getSubjectName(),
                entry.getBefore(),
                entry.getAfter(),
                orNothing(entry.getOperation()));
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }
}
