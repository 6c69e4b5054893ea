package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Set;
import org.intendant.hosts.HostKey;
import org.intendant.people.CurrentActor;
import org.intendant.plans.Refused;
import org.intendant.servers.Others.Once;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What one server must respect because of the others. */
@ApplicationScoped
public class ServerRules {
    private static final Set<String> OWNERS_MAY_CHANGE = Set.of("title", "notes", "tags");

    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    ServerReferences references;

    @Inject
    @Any
    Instance<DependsOnServer> dependencies;

    /** Refuses names, places and references that do not fit, each with its field. */
    void check(ServerDraft draft, @Nullable Long id, Others others) {
        Faults faults = new Faults();
        String name = Text.lower(draft.getName());
        String keymanager = Text.blank(draft.getKeymanagerName()) ? name : Text.lower(draft.getKeymanagerName());
        faults.check(others.other(Once.NAME, name, id).isEmpty(), "name", "There is a server with this name already.");
        faults.check(
                others.other(Once.KEYMANAGER_NAME, keymanager, id).isEmpty(),
                "keymanagerName",
                "Another server has this name at the keymanager: they would share one list of keys.");
        references.check(faults, draft, id, others);
        faults.refuseIfAny();
        mustBeOnlyAt(draft.getSsh().toAddress("ssh"), id, others);
    }

    /** Refuses the address of another server. */
    public void mustBeOnlyAt(SshAddress ssh, @Nullable Long id) {
        mustBeOnlyAt(ssh, id, others());
    }

    private static void mustBeOnlyAt(SshAddress ssh, @Nullable Long id, Others others) {
        others.other(Once.PLACE, ssh.place(), id).ifPresent(server -> {
            throw new Refused("ssh.host", server.name() + " is reached at this address and port already.");
        });
    }

    /** Refuses the key of another server: it would be the same machine, or a copy of it. */
    public void mustBeOnlyOneWith(HostKey key, @Nullable Long id) {
        mustBeOnlyOneWith(key, id, others());
    }

    static void mustBeOnlyOneWith(HostKey key, @Nullable Long id, Others others) {
        others.other(Once.KEY, key.base64(), id).ifPresent(server -> {
            throw new Refused(
                    "key",
                    server.name() + " shows this host key already. It is the same machine, or one is a copy of the"
                            + " other and needs host keys of its own.");
        });
    }

    /** Lets owners change only what describes their server, not how it is reached. */
    void mayChange(ServerFields before, ServerFields after) {
        List<Refused.Reason> reasons = before.differing(after).stream()
                .filter(field -> !OWNERS_MAY_CHANGE.contains(field))
                .sorted()
                .map(field -> new Refused.Reason(
                        field, "Owners may change title, notes and tags. Ask an operator for the rest."))
                .toList();
        if (!actor.seesAll() && !reasons.isEmpty()) {
            throw new Refused(Refused.Why.NOT_ALLOWED, reasons);
        }
    }

    /** Refuses a draft that was read before somebody else changed the server. */
    static void mustBeCurrent(Server server, ServerDraft draft) {
        if (server.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    server.name() + " was changed by somebody else since you opened it. What you typed is still here:"
                            + " look at the server and save again.");
        }
    }

    /** Refuses to remove what something depends on, and says what. */
    void mustNotBeNeeded(Server server) {
        List<String> dependents = dependents(server.id());
        if (!dependents.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, server.name() + " cannot be removed yet. " + String.join(" ", dependents));
        }
    }

    List<String> dependents(long id) {
        return dependencies.stream()
                .flatMap(dependency -> dependency.dependents(id).stream())
                .toList();
    }

    public static Refused noSuchServer() {
        return new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
    }

    /** Writes now, so that whoever was faster is told of as such. */
    void flush(Server server) {
        try {
            em.flush();
        } catch (OptimisticLockException faster) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    server.name() + " was changed by somebody else at the same moment. Look at it and save again.");
        } catch (PersistenceException taken) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The name, address or key of " + server.name() + " was taken by another server a moment ago.");
        }
    }

    /** Removes the row now, so that what began to point at it meanwhile is told of as such. */
    void delete(Server server) {
        String name = server.name();
        try {
            em.remove(server);
            em.flush();
        } catch (PersistenceException needed) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "Something began to depend on " + name
                            + " a moment ago. Nothing was removed: look again at what does.");
        }
    }

    /** The others as they are now, read as they are asked for. */
    Others others() {
        return new Others(em);
    }
}
