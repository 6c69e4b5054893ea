package org.intendant.people.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.intendant.people.AuditEntry;
import org.intendant.web.Ids;

/** One entry of the audit trail, with what changed side by side. */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AuditEntryPage {

    @Inject
    AuditTrail trail;

    @Inject
    HttpServletRequest request;

    private AuditEntry entry;

    @PostConstruct
    void open() {
        entry = trail.find(Ids.of(request.getParameter("id"), "entry"));
    }

    public AuditEntry getEntry() {
        return entry;
    }

    public List<ChangedFields.Field> getFields() {
        return ChangedFields.of(entry.getBefore(), entry.getAfter());
    }
}
