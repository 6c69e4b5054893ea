package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intendant.people.Actors;
import org.intendant.people.CurrentActor;
import org.intendant.servers.typed.Faults;
import org.jspecify.annotations.Nullable;

/** What a draft says of other servers and of people: they are there, and the estate that comes of it makes sense. */
@ApplicationScoped
class ServerReferences {
    @PersistenceContext
    EntityManager em;

    @Inject
    Actors people;

    @Inject
    CurrentActor actor;

    /** @param id of the server that the draft is for, or null for a new one */
    void check(Faults faults, ServerDraft draft, @Nullable Long id, Others others) {
        another(
                faults,
                others,
                "ssh.jumpId",
                draft.getSsh().getJumpId(),
                id,
                "A server cannot be reached through itself.");
        another(
                faults,
                others,
                "backupSsh.jumpId",
                draft.getBackupSsh().getJumpId(),
                id,
                "A server cannot be reached through itself.");
        place(faults, others, draft.getHypervisorId(), id);
        guest(faults, others, "hypervisor.proxyId", draft.getHypervisor().getProxyId(), id);
        guest(faults, others, "hypervisor.databaseId", draft.getHypervisor().getDatabaseId(), id);
        if (id != null) {
            staysWhatOthersNeed(faults, others, draft, id);
        }
        if (actor.seesAll()) {
            owners(faults, others, draft, id);
        }
    }

    private static void another(
            Faults faults, Others others, String field, @Nullable Long otherId, @Nullable Long id, String notItself) {
        faults.check(otherId == null || !otherId.equals(id), field, notItself);
        faults.check(otherId == null || others.find(otherId) != null, field, "There is no such server.");
    }

    private static void place(Faults faults, Others others, @Nullable Long hypervisorId, @Nullable Long id) {
        another(faults, others, "hypervisorId", hypervisorId, id, "A server cannot run on itself.");
        if (hypervisorId == null || hypervisorId.equals(id)) {
            return;
        }
        Server hypervisor = others.find(hypervisorId);
        if (hypervisor == null) {
            return;
        }
        faults.check(
                hypervisor.has(ServerRole.HYPERVISOR),
                "hypervisorId",
                hypervisor.name() + " is no hypervisor. Give it that role first.");
        faults.check(
                id == null || !runsOn(others, hypervisor, id),
                "hypervisorId",
                hypervisor.name() + " runs on this server itself: two cannot run on each other.");
    }

    /** Directly, or on a hypervisor that is a guest itself. */
    private static boolean runsOn(Others others, Server guest, long id) {
        Set<Long> seen = new HashSet<>();
        Long next = guest.hypervisorId();
        while (next != null && seen.add(next)) {
            if (next == id) {
                return true;
            }
            Server above = others.find(next);
            next = above == null ? null : above.hypervisorId();
        }
        return false;
    }

    private static void guest(
            Faults faults, Others others, String field, @Nullable Long guestId, @Nullable Long hypervisorId) {
        Server guest = guestId == null ? null : others.find(guestId);
        faults.check(
                guestId == null || (guest != null && hypervisorId != null && hypervisorId.equals(guest.hypervisorId())),
                field,
                "Choose a guest of this hypervisor.");
    }

    private void staysWhatOthersNeed(Faults faults, Others others, ServerDraft draft, long id) {
        Server server = em.find(Server.class, id);
        if (server != null
                && server.has(ServerRole.HYPERVISOR)
                && !draft.getRoles().contains(ServerRole.HYPERVISOR)) {
            List<String> guests = names("s.machine.hypervisorId = :id", id);
            faults.check(
                    guests.isEmpty(),
                    "roles",
                    "It stays a hypervisor while servers run on it: " + String.join(", ", guests) + ".");
        }
        long place = draft.getHypervisorId() == null ? -1 : draft.getHypervisorId();
        List<String> users = others.users(id).stream()
                .filter(user -> user.id() != place)
                .map(Server::name)
                .toList();
        faults.check(
                users.isEmpty(),
                "hypervisorId",
                String.join(", ", users) + " uses it as its proxy or database server: it stays its guest until then.");
    }

    /** The condition is ours, never somebody's input. */
    private List<String> names(String condition, long id) {
        return em.createQuery("select s.name from Server s where " + condition + " order by s.name", String.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** Those who own it already are not looked up again: who is removed is no longer an owner first. */
    private void owners(Faults faults, Others others, ServerDraft draft, @Nullable Long id) {
        Set<Long> added = new HashSet<>(draft.getOwners());
        Server server = id == null ? null : em.find(Server.class, id);
        if (server != null) {
            added.removeAll(server.owners());
        }
        added.removeAll(others.people());
        if (!added.isEmpty()) {
            added.removeAll(people.known(added));
        }
        faults.check(added.isEmpty(), "owners", "There is nobody with the number " + numbers(added) + ".");
    }

    private static String numbers(Set<Long> ids) {
        return ids.stream()
                .sorted()
                .map(Object::toString)
                .reduce((one, two) -> one + " or " + two)
                .orElse("");
    }
}
