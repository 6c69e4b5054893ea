package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.web.Query;
import org.intendant.web.RecentChanges;

/** The latest entries of the audit trail, for the overview. */
@ApplicationScoped
class AuditedChanges implements RecentChanges {

    @Inject
    AuditTrail trail;

    @Inject
    CurrentActor actor;

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_AUDIT)).isPresent();
    }

    @Override
    public List<Change> latest(int most) {
        return trail.page(new Query("", Map.of(), "", false, 0, most)).rows().stream()
                .map(AuditedChanges::change)
                .toList();
    }

    @Override
    public String href() {
        return "/people/audit.xhtml";
    }

    private static Change change(AuditEntry entry) {
        return new Change(
                AuditWords.icon(entry.getAction()),
                AuditWords.sentence(entry.getActor(), entry.getAction(), entry.getSubjectName()),
                "Through " + entry.getThrough().getWord(),
                entry.getAt(),
                "/people/entry.xhtml?id=" + entry.getId());
    }
}
