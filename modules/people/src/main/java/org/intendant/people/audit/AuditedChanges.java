package org.intendant.people.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.Actor.Through;
import org.intendant.people.AuditEntry;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
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
        return trail.changes(most).stream().map(AuditedChanges::change).toList();
    }

    @Override
    public String href() {
        return "/people/audit.xhtml";
    }

    /** The way it came, where that was no page. */
    private static String detail(AuditEntry entry) {
        return entry.getThrough() == Through.PAGE
                ? ""
                : "Through " + entry.getThrough().getWord();
    }

    private static Change change(AuditEntry entry) {
        return new Change(
                entry.getIcon(),
                entry.getSentence(),
                detail(entry),
                entry.getAt(),
                "/people/entry.xhtml?id=" + entry.getId());
    }
}
