package org.intendant.people.audit;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.people.AuditEntry;
import org.intendant.people.views.Lists;
import org.intendant.plans.Refused;
import org.intendant.web.Ages;
import org.intendant.web.LazyRows;
import org.intendant.web.ListAddress;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The audit trail, to be searched. Days are those of whoever looks. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AuditPage implements Serializable {

    static final ListKind LIST = ListKind.at("audit", "/people/audit.xhtml", 25)
            .filteredBy("actor", "action", "subject", "from", "until")
            .sortedBy("at")
            .showing(
                    ListColumn.usual("at", "When"),
                    ListColumn.usual("actor", "Who"),
                    ListColumn.always("deed", "Did"),
                    ListColumn.usual("subject", "Thing"),
                    ListColumn.usual("through", "Through"),
                    ListColumn.more("after", "Afterwards"));

    @Inject
    AuditTrail trail;

    @Inject
    Lists lists;

    @Inject
    Ages ages;

    private LazyRows<AuditEntry> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, this::page, AuditEntry::getId);
    }

    private Page<AuditEntry> page(Query query) {
        return trail.page(inTimes(query));
    }

    /** Days of whoever looks as the times that the trail is asked for. */
    private Query inTimes(Query query) {
        Map<String, String> filters = new HashMap<>(query.filters());
        filters.computeIfPresent("from", (field, day) -> startOfDay(field, day, 0));
        filters.computeIfPresent("until", (field, day) -> startOfDay(field, day, 1));
        return new Query(query.search(), filters, query.sort(), query.descending(), query.offset(), query.limit());
    }

    private String startOfDay(String field, String day, int daysLater) {
        try {
            return LocalDate.parse(day)
                    .plusDays(daysLater)
                    .atStartOfDay(ages.zone())
                    .toInstant()
                    .toString();
        } catch (DateTimeParseException noDay) {
            throw new Refused(field, "Give a day like 2026-01-31.");
        }
    }

    /** What asks for the same entries over REST. */
    public String getAsked() {
        return ListAddress.text(inTimes(getList().query(0, 1)));
    }

    public void clear() {
        getList().clear();
    }

    public ListState getList() {
        return rows.getState();
    }

    public LazyRows<AuditEntry> getRows() {
        return rows;
    }

    /** An action in words. */
    public String deed(String action) {
        return AuditEntry.deed(action);
    }

    public List<String> getActions() {
        return trail.actions();
    }
}
