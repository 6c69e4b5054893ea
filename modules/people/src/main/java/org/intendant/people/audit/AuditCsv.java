package org.intendant.people.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.people.AuditEntry;
import org.jspecify.annotations.Nullable;

/** The audit trail as CSV after RFC 4180, with cells that no spreadsheet takes for formulas. */
final class AuditCsv {

    private static final String HEAD = "at,actor,through,action,subject,name,before,after,operation\r\n";

    private AuditCsv() {}

    static String render(List<AuditEntry> entries) {
        return entries.stream().map(AuditCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(AuditEntry entry) {
        return Stream.of(
                        entry.getAt().toString(),
                        entry.getActor(),
                        entry.getThrough().name(),
                        entry.getAction(),
                        entry.getSubject(),
                        entry.getSubjectName(),
                        entry.getBefore(),
                        entry.getAfter(),
                        orNothing(entry.getOperation()))
                .map(AuditCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String value) {
        String tame = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return tame.matches("(?s).*[\",\\r\\n'].*") ? '"' + tame.replace("\"", "\"\"") + '"' : tame;
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }
}
