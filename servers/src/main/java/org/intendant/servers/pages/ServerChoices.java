package org.intendant.servers.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.ServerRole;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** What can be chosen in forms about servers, read once in a request however often a page asks. */
@Named
@RequestScoped
public class ServerChoices {
    @Inject
    Servers servers;

    @Inject
    PersonNames people;

    private @Nullable List<ServerRow> all;
    private @Nullable Map<String, String> hypervisors;
    private @Nullable Map<String, String> everybody;
    private @Nullable List<String> tags;

    /** Name → primary key of every server but one, 0 for none to leave out. */
    public Map<String, Long> others(long but) {
        Map<String, Long> choices = new LinkedHashMap<>();
        for (ServerRow row : all()) {
            if (row.id() != but) {
                choices.put(row.name(), row.id());
            }
        }
        return choices;
    }

    /** Name → primary key of every hypervisor but one. */
    public Map<String, Long> hypervisors(long but) {
        return among("role", ServerRole.HYPERVISOR.name(), but);
    }

    /** Name → primary key of the guests of a hypervisor. */
    public Map<String, Long> guests(long hypervisorId) {
        return hypervisorId == 0 ? Map.of() : among("hypervisor", Long.toString(hypervisorId), hypervisorId);
    }

    private Map<String, Long> among(String filter, String value, long but) {
        Map<String, Long> choices = new LinkedHashMap<>();
        servers.page(new Query("", Map.of(filter, value), "name", false, 0, Query.MOST)).rows().stream()
                .filter(row -> row.id() != but)
                .forEach(row -> choices.put(row.name(), row.id()));
        return choices;
    }

    /** Name → primary key as text, as check lists take it. */
    public Map<String, String> texts() {
        Map<String, String> choices = new LinkedHashMap<>();
        all().forEach(row -> choices.put(row.name(), Long.toString(row.id())));
        return choices;
    }

    /** Name → primary key, as text, of servers that run guests; none where they are too many for a menu. */
    public Map<String, String> getHypervisors() {
        if (hypervisors == null) {
            hypervisors = new LinkedHashMap<>();
            for (Target hypervisor : hypervisors()) {
                hypervisors.put(hypervisor.name(), Long.toString(hypervisor.id()));
            }
        }
        return hypervisors;
    }

    private List<Target> hypervisors() {
        try {
            return servers.targets(new Query("", Map.of("role", ServerRole.HYPERVISOR.name()), "", false, 0, 1));
        } catch (Refused tooMany) {
            return List.of();
        }
    }

    /** Name → primary key of every person, as text. */
    public Map<String, String> getPeople() {
        if (everybody == null) {
            everybody = new LinkedHashMap<>();
            for (Map.Entry<Long, String> person : people.all().entrySet()) {
                everybody.put(person.getValue(), person.getKey().toString());
            }
        }
        return everybody;
    }

    public List<ServerRole> getRoles() {
        return List.of(ServerRole.values());
    }

    public List<String> getTags() {
        if (tags == null) {
            tags = servers.tags();
        }
        return tags;
    }

    private List<ServerRow> all() {
        if (all == null) {
            all = servers.all();
        }
        return all;
    }
}
