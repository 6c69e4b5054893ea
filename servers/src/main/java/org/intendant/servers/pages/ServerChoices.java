package org.intendant.servers.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen in forms about servers. Servers and people are looked for as somebody types, by name: a menu of all of
 * them would grow with the estate.
 */
@Named
@RequestScoped
public class ServerChoices {
    static final int OFFERED = 20;

    @Inject
    Servers servers;

    @Inject
    PersonNames people;

    private @Nullable List<String> tags;

    /** Names of servers that hold what somebody typed. */
    public List<String> servers(String typed) {
        return names(new Query(typed, Map.of(), "", false, 0, OFFERED));
    }

    /** Names of servers that run guests and hold what somebody typed. */
    public List<String> hypervisors(String typed) {
        return names(new Query(typed, Map.of("role", ServerRole.HYPERVISOR.name()), "", false, 0, OFFERED));
    }

    /** Names of servers that forward host names and hold what somebody typed. */
    public List<String> proxies(String typed) {
        return names(new Query(typed, Map.of("role", ServerRole.PROXY.name()), "", false, 0, OFFERED));
    }

    /** Names of servers that share folders and hold what somebody typed. */
    public List<String> fileServers(String typed) {
        return names(new Query(typed, Map.of("role", ServerRole.SAMBA.name()), "", false, 0, OFFERED));
    }

    private List<String> names(Query query) {
        return servers.offered(query).stream().map(Target::name).toList();
    }

    /** Names of people that hold what somebody typed, as far as whoever types may know them. */
    public List<String> people(String typed) {
        return people.offered(typed, OFFERED);
    }

    /** Name → primary key of the guests of a hypervisor. */
    public Map<String, Long> guests(long hypervisorId) {
        Map<String, Long> guests = new LinkedHashMap<>();
        if (hypervisorId != 0) {
            Query onIt = new Query("", Map.of("hypervisor", Long.toString(hypervisorId)), "", false, 0, Query.MOST);
            servers.offered(onIt).forEach(guest -> guests.put(guest.name(), guest.id()));
        }
        return guests;
    }

    /**
     * The primary keys of the servers of these names.
     *
     * @throws Refused in the field {@code servers} where one of them is not there
     */
    public List<Long> ids(Collection<String> names) {
        Map<String, Long> known = servers.called(names);
        return names.stream()
                .map(name -> {
                    Long id = known.get(Text.lower(name));
                    if (id == null) {
                        throw new Refused("servers", ServerNamed.missing(name));
                    }
                    return id;
                })
                .distinct()
                .toList();
    }

    /** The primary keys of those of these names that are there. */
    public Collection<Long> known(Collection<String> names) {
        return servers.called(names).values();
    }

    /** What the page of a draft begins with. */
    public ServerForm form(ServerDraft draft) {
        return new ServerForm(draft, List.copyOf(people.of(draft.getOwners()).values()));
    }

    /**
     * The draft with everything that was typed.
     *
     * @param whole whether owners could be chosen; otherwise they stay who they are
     * @throws Refused in the field {@code owners} where nobody is called so
     */
    public ServerDraft draft(ServerForm form, boolean whole) {
        ServerDraft draft = form.toDraft();
        if (whole) {
            draft.setOwners(form.getOwners().stream()
                    .map(name -> people.id(name).orElseThrow(() -> new Refused("owners", PersonNamed.missing(name))))
                    .toList());
        }
        return draft;
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
}
