package org.intendant.servers.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.intendant.hosts.HostKey;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.plans.Refused;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.ServerRules;
import org.intendant.servers.address.SshAddress;

/** The rows behind {@link Enrolments}, each change in a transaction of its own, so that none is open while a host thinks. */
@ApplicationScoped
class EnrolmentRows implements DependsOnServer {
    @PersistenceContext
    EntityManager em;

    @Inject
    ServerRules rules;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Transactional
    void mustBeNew(SshAddress ssh) {
        rules.mustBeOnlyAt(ssh, null);
    }

    @Transactional
    Enrolment begin(SshAddress ssh, HostKey shown) {
        rules.mustBeOnlyAt(ssh, null);
        rules.mustBeOnlyOneWith(shown, null);
        Enrolment enrolment = new Enrolment(ssh, shown, actor.get().name(), clock.instant());
        em.persist(enrolment);
        record("enrolment.begin", enrolment, "key: " + shown.type() + " " + shown.fingerprint());
        return enrolment;
    }

    @Transactional
    Enrolment get(String id) {
        Enrolment enrolment = em.find(Enrolment.class, id);
        if (enrolment == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such enrolment. Begin a new one.");
        }
        return enrolment;
    }

    @Transactional
    List<Enrolment> open() {
        return em.createQuery(
                        "select e from Enrolment e where e.state <> :done order by e.startedAt desc", Enrolment.class)
                .setParameter("done", Enrolment.State.DONE)
                .setMaxResults(50)
                .getResultList();
    }

    /** Those that go over the server. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return em.createQuery(
                        "select e from Enrolment e where e.ssh.jumpId = :server order by e.startedAt", Enrolment.class)
                .setParameter("server", serverId)
                .getResultStream()
                .map(enrolment -> "The enrolment of " + enrolment.ssh() + " goes over it. Finish it, or give it up.")
                .toList();
    }

    /** Changes it, with an entry in the audit trail unless the action is empty. */
    @Transactional
    Enrolment change(String id, String action, String after, Consumer<Enrolment> change) {
        Enrolment enrolment = get(id);
        change.accept(enrolment);
        if (!action.isEmpty()) {
            record(action, enrolment, after);
        }
        em.flush();
        return enrolment;
    }

    @Transactional
    void remove(String id) {
        Enrolment enrolment = get(id);
        record("enrolment.abandon", enrolment, "");
        em.remove(enrolment);
    }

    private void record(String action, Enrolment enrolment, String after) {
        audit.record(action, "enrolment:" + enrolment.id(), enrolment.ssh().toString(), "", after);
    }
}
