package org.intendant.people.audit;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.AuditEntry;
import org.intendant.plans.Refused;
import org.intendant.web.Ages;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** The audit trail, to be searched. Days are those of whoever looks. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AuditPage implements Serializable {

    @Inject
    AuditTrail trail;

    @Inject
    Ages ages;

    @Inject
    HttpServletRequest request;

    private LazyRows<AuditEntry> rows;
    private @Nullable String search;
    private @Nullable String actor;
    private @Nullable String action;
    private @Nullable String subject;
    private @Nullable String from;
    private @Nullable String until;

    @PostConstruct
    void open() {
        actor = request.getParameter("actor");
        action = request.getParameter("action");
        subject = request.getParameter("subject");
        rows = new LazyRows<>(trail::page, AuditEntry::getId, () -> search, this::filters);
    }

    private Map<String, String> filters() {
        ZoneId zone = ages.zone();
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("actor", orNothing(actor));
        filters.put("action", orNothing(action));
        filters.put("subject", orNothing(subject));
        filters.put("from", startOfDay("from", orNothing(from), zone, 0));
        filters.put("until", startOfDay("until", orNothing(until), zone, 1));
        return filters;
    }

    private static String startOfDay(String field, String day, ZoneId zone, int daysLater) {
        try {
            return day.isEmpty()
                    ? ""
                    : LocalDate.parse(day)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant()
                            .toString();
        } catch (DateTimeParseException noDay) {
            throw new Refused(field, "Give a day like 2026-01-31.");
        }
    }

    /** The address of the same entries as a file. */
    public String getCsv() {
        Map<String, String> parameters = filters();
        parameters.put("q", orNothing(search));
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/api/v1/audit/csv?", ""));
    }

    public void clear() {
        search = null;
        actor = null;
        action = null;
        subject = null;
        from = null;
        until = null;
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

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public @Nullable String getActor() {
        return actor;
    }

    public void setActor(@Nullable String actor) {
        this.actor = actor;
    }

    public @Nullable String getAction() {
        return action;
    }

    public void setAction(@Nullable String action) {
        this.action = action;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    private static String orNothing(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
