package org.intendant.servers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intendant.data.AfterCommit;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.Actor;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Role;
import org.intendant.plans.Target;

/** This module's use cases on a real database, and on real hosts where the test has some. */
final class Estate implements AutoCloseable {
    static final Class<?>[] ENTITIES = {
        Server.class, Reachability.class, ServerFacts.class, Account.class, Enrolment.class, Reservation.class
    };

    final TestDatabase db;
    final Servers servers = new Servers();
    final Accounts accounts = new Accounts();
    final AccountPlanner planner = new AccountPlanner();
    final Enrolments enrolments = new Enrolments();
    final ServerChecks checks = new ServerChecks();
    final ServerOwnership ownership = new ServerOwnership();
    final Reservations reservations = new Reservations();
    final ServerHosts serverHosts = new ServerHosts();
    final ProbeRows probeRows = new ProbeRows();
    final List<String> trail = new ArrayList<>();
    final Map<String, Standing> standings = new HashMap<>();
    final CurrentActor actor = new CurrentActor() {
        @Override
        public boolean owns(Target target) {
            Long personId = get().personId();
            return personId != null && ownership.owns(personId, target);
        }
    };

    Estate(TestDatabase db, Hosts hosts) {
        this.db = db;
        actor.become(new Actor(1L, "admin", Role.ADMIN, Actor.Through.PAGE));
        Audit audit = new RecordedTrail();
        Comparisons comparisons = new GivenStandings();
        ServerRules rules = new ServerRules();
        ServersOnServers dependencies = new ServersOnServers();
        AccountRows accountRows = new AccountRows();
        EnrolmentRows enrolmentRows = new EnrolmentRows();
        AccountFinds finds = new AccountFinds();
        ServerProbe probe = new ServerProbe();

        rules.em = dependencies.em = accountRows.em = enrolmentRows.em = servers.em = db.entityManager();
        accounts.em =
                enrolments.em = ownership.em = reservations.em = serverHosts.em = probeRows.em = db.entityManager();
        rules.actor = servers.actor = checks.actor = enrolmentRows.actor = actor;
        rules.dependencies = new Beans<>(List.of(dependencies));
        servers.audit = accounts.audit = enrolments.audit = enrolmentRows.audit = checks.audit = audit;
        servers.rules = enrolments.rules = enrolmentRows.rules = checks.rules = rules;
        servers.comparisons = accounts.comparisons = enrolments.comparisons = checks.comparisons = comparisons;
        servers.serverHosts = enrolments.serverHosts = checks.serverHosts = planner.hosts = probe.hosts = serverHosts;
        servers.hosts = enrolments.hosts = checks.hosts = serverHosts.hosts = probe.remote = hosts;
        servers.afterCommit = new AfterCommit();
        accounts.servers = checks.servers = servers;
        accounts.rows = planner.rows = accountRows;
        accounts.finds = finds;
        finds.claims = planner.claims = Beans.none();
        accounts.dependencies = Beans.none();
        enrolments.rows = enrolmentRows;
        enrolments.facts = probe.reader = new FactsReader();
        enrolments.clock = enrolmentRows.clock = probeRows.clock = Clock.systemUTC();
        planner.probeRows = probe.rows = probeRows;
        checks.probe = probe;
    }

    static Estate onH2(Hosts hosts) {
        return new Estate(TestDatabase.h2(List.of("servers"), ENTITIES), hosts);
    }

    static Estate onPostgres(Hosts hosts) {
        return new Estate(TestDatabase.postgres(List.of("servers"), ENTITIES), hosts);
    }

    /** In a transaction of its own. */
    <T> T does(Callable<T> work) {
        return db.transaction(work);
    }

    void becomes(long personId, Role role) {
        actor.become(new Actor(personId, role.name().toLowerCase(java.util.Locale.ROOT), role, Actor.Through.PAGE));
    }

    /** A server that was enrolled somehow, with a key nobody else has. */
    Server server(ServerDraft draft) {
        return does(() -> {
            Server server = new Server(draft, new HostKey("ssh-ed25519", key(draft.getName())));
            db.entityManager().persist(server);
            return server;
        });
    }

    static ServerDraft draft(String name) {
        ServerDraft draft = new ServerDraft();
        draft.setName(name);
        draft.getSsh().setHost(name + ".example.org");
        return draft;
    }

    static String key(String seed) {
        byte[] blob = new byte[51];
        System.arraycopy(
                new byte[] {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32},
                0,
                blob,
                0,
                19);
        byte[] name = seed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(name, 0, blob, 19, Math.min(32, name.length));
        return java.util.Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public void close() {
        db.close();
    }

    private final class RecordedTrail extends Audit {
        @Override
        public void record(String action, String subject, String name, String before, String after) {
            trail.add(action + " " + name);
        }
    }

    private final class GivenStandings extends Comparisons {
        @Override
        public Map<String, Standing> standings(Collection<String> targetKeys) {
            Map<String, Standing> found = new HashMap<>(standings);
            found.keySet().retainAll(targetKeys);
            return found;
        }

        @Override
        public void compareSoon(Target target) {}

        @Override
        public void compareAllSoon() {}

        @Override
        public void forget(Target target) {
            standings.remove(target.key());
        }
    }
}
