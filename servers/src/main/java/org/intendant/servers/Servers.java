package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.data.AfterCommit;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;

/** All servers. Members see and change those that they own; to everybody else of them there is no such server. */
@ApplicationScoped
public class Servers {
    /** Servers that one deed may touch. */
    public static final int MOST_AT_ONCE = 10_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    ServerRules rules;

    @Inject
    OwnerSeals owners;

    @Inject
    ServerRows rows;

    @Inject
    Comparisons comparisons;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Hosts hosts;

    @Inject
    AfterCommit afterCommit;

    @Inject
    @Any
    Instance<KeptBesideServer> beside;

    /**
     * Servers as lists show them.
     *
     * @param query searches names, titles, addresses and tags; filters {@code tag}, {@code owner} (person id), {@code
     *     hypervisor} (server id), {@code role}, {@code reachable} and {@code state} (in_sync, differs, unknown); sorts by
     *     {@code name}, {@code address}, {@code system}, {@code reachable}
     * @throws Refused when a filter or the sort is another
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<ServerRow> page(Query query) {
        return rows.page(query);
    }

    /**
     * All servers that match, by name: what a deed on them touches.
     *
     * @param query as for {@link #page}, whatever its offset and limit
     * @throws Refused also where more than 10,000 match
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Target> targets(Query query) {
        return rows.targets(query, MOST_AT_ONCE);
    }

    /**
     * These servers by name, in a few statements however many there are.
     *
     * @throws Refused as not found when one of them is not there for the caller
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Target> named(Collection<Long> ids) {
        return rows.named(ids);
    }

    /**
     * The first of those that match, by name: what a field offers while somebody types.
     *
     * @param query as for {@link #page}, from its beginning and however it sorts
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Target> offered(Query query) {
        return rows.offered(query);
    }

    /** Those of these names that the caller may see, in one statement: primary key by name. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, Long> called(Collection<String> names) {
        return rows.called(names);
    }

    /**
     * The servers of these primary keys and those with one of these tags, each once, by name. Keys of servers that the caller
     * does not see are left out.
     *
     * @throws Refused where they are more than 10,000
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Target> chosen(Collection<Long> ids, Collection<String> tags) {
        return rows.chosen(ids, tags, MOST_AT_ONCE);
    }

    /** How all servers that match stand, by state; a server without any comparison counts as unknown. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<State, Long> counts(String search) {
        return rows.counts(Query.matching(search));
    }

    /** Every tag in use that the caller may see, in order. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> tags() {
        return rows.tags();
    }

    /** The server with all its lists, or empty when there is none that the caller may see. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Server> find(long id) {
        return Optional.ofNullable(em.find(Server.class, id))
                .filter(server -> actor.seesAll() || actor.owns(server.target()))
                .map(Servers::whole);
    }

    /**
     * The server with all its lists.
     *
     * @throws Refused as not found when there is none that the caller may see
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Server get(long id) {
        return find(id).orElseThrow(ServerRules::noSuchServer);
    }

    /** Who stands as its owner by a row that somebody else than Intendant wrote: it gives him nothing. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Set<Long> strangers(long id) {
        return owners.strangers(get(id).id());
    }

    /** What its form begins with. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public ServerDraft draft(long id) {
        return ServerDraft.of(get(id));
    }

    /**
     * Adds a server whose key a person confirmed; its host is left as it is.
     *
     * @throws Refused naming the fields that are wrong, also when the key or the address is another server's
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Server add(ServerDraft draft, HostKey confirmed) {
        return add(draft, confirmed, rules.others());
    }

    /** The same as one of many, whose others were read ahead in this transaction. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Server add(ServerDraft draft, HostKey confirmed, Others others) {
        Server server = added(draft, confirmed, others);
        em.persist(server);
        rules.flush(server);
        owners.seal(server, Set.of());
        audit.record("server.add", server.target().key(), server.name(), "", new ServerFields(server).lines());
        return server;
    }

    /** What {@link #add} would make, or its refusal; nothing is written. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(dontRollbackOn = Refused.class)
    public Server tried(ServerDraft draft, HostKey confirmed, Others others) {
        return added(draft, confirmed, others);
    }

    private Server added(ServerDraft draft, HostKey confirmed, Others others) {
        rules.check(draft, null, others);
        ServerRules.mustBeOnlyOneWith(confirmed, null, others);
        return new Server(draft, confirmed);
    }

    /**
     * Changes a server to what the draft says. Members may change title, notes and tags of their own. Reached another way,
     * it counts as unknown until it was tried there, which is due at once.
     *
     * @return its new version
     * @throws Refused naming the fields that are wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Server change(long id, ServerDraft draft) {
        return change(id, draft, rules.others());
    }

    /** The same as one of many, whose others were read ahead in this transaction. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Server change(long id, ServerDraft draft, Others others) {
        Server server = get(id);
        ServerRules.mustBeCurrent(server, draft);
        ServerFields before = new ServerFields(server);
        HostAddress was = serverHosts.address(id);
        rules.check(draft, id, others);
        Set<Long> owned = server.owners();
        server.change(draft);
        ServerFields after = new ServerFields(server);
        rules.mayChange(before, after);
        rules.flush(server);
        owners.seal(server, owned);
        serverHosts.address(id);
        audit.record("server.change", server.target().key(), server.name(), before.lines(), after.lines());
        if (!Collections.disjoint(before.differing(after), Set.of("owners", "name", "keymanagerName"))) {
            access.ofServer(id);
        }
        if (before.differing(after).stream().anyMatch(field -> field.startsWith("ssh."))) {
            beside.forEach(kept -> kept.moved(id));
            comparisons.compareSoon(server.target());
        }
        afterCommit.run(() -> hosts.forget(was));
        return server;
    }

    /** What {@link #change} would make of it, or its refusal; nothing is written. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(dontRollbackOn = Refused.class)
    public Server tried(long id, ServerDraft draft, Others others) {
        Server server = get(id);
        ServerRules.mustBeCurrent(server, draft);
        rules.check(draft, id, others);
        Server changed = new Server(draft, server.key());
        rules.mayChange(new ServerFields(server), new ServerFields(changed));
        return changed;
    }

    /**
     * Takes another key as the one that the server must show. Whether that is right, a person has decided before.
     *
     * @throws Refused when the key is another server's
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Server pin(long id, HostKey shown) {
        Server server = get(id);
        rules.mustBeOnlyOneWith(shown, id);
        HostAddress was = serverHosts.address(id);
        String before = "key: " + server.key().fingerprint();
        server.pin(shown);
        rules.flush(server);
        audit.record("server.repin", server.target().key(), server.name(), before, "key: " + shown.fingerprint());
        afterCommit.run(() -> hosts.forget(was));
        return server;
    }

    /** What still depends on it, a sentence each: while there is any, it cannot be removed. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> dependents(long id) {
        get(id);
        return rules.dependents(id);
    }

    /**
     * Removes a server from Intendant. The host itself stays as it is.
     *
     * @param typedName its name, as the person typed it
     * @throws Refused when the name is another, or as a conflict while something depends on it
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public void remove(long id, String typedName) {
        Server server = get(id);
        server.mustBeNamed(typedName);
        rules.mustNotBeNeeded(server);
        HostAddress was = serverHosts.address(id);
        beside.forEach(kept -> kept.forget(id));
        comparisons.forget(server.target());
        audit.record("server.remove", server.target().key(), server.name(), new ServerFields(server).lines(), "");
        rules.delete(server);
        afterCommit.run(() -> hosts.forget(was));
    }

    /** With its lists read, so that it can be shown after the transaction. */
    private static Server whole(Server server) {
        var unused = new ServerFields(server);
        return server;
    }
}
