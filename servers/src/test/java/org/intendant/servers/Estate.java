package org.intendant.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.intendant.data.AfterCommit;
import org.intendant.data.TestDatabase;
import org.intendant.data.Wire;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.RecentOperations;
import org.intendant.operations.Standing;
import org.intendant.operations.TitledOperation;
import org.intendant.operations.life.Comparing;
import org.intendant.people.Actor;
import org.intendant.people.Actors;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Role;
import org.intendant.people.exchange.ImportRows;
import org.intendant.people.exchange.RowsInTransactions;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.accounts.Account;
import org.intendant.servers.accounts.Accounts;
import org.intendant.servers.accounts.FoundAccounts;
import org.intendant.servers.enrolment.Enrolment;
import org.intendant.servers.enrolment.Enrolments;
import org.intendant.servers.facts.Reading;
import org.intendant.servers.facts.ReadingRows;
import org.intendant.servers.facts.Readings;
import org.intendant.servers.reachability.HostKeys;
import org.intendant.servers.reachability.Reachability;
import org.intendant.servers.reachability.ReachabilityRows;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** This module's use cases on a real database, and on real hosts where the test has some. */
public final class Estate implements AutoCloseable {
    static final Class<?>[] ENTITIES = {
        Server.class,
        Reachability.class,
        Reading.class,
        Account.class,
        Enrolment.class,
        Reservation.class,
        ServerOwner.class
    };

    public final TestDatabase db;
    public final Servers servers;
    public final ServerTags tags;
    public final Accounts accounts;
    public final FoundAccounts found;
    public final Planner planner;
    public final Enrolments enrolments;
    public final Readings readings;
    public final ServerChecks checks;
    public final HostKeys keys;
    public final Reservations reservations;
    public final ServerHosts serverHosts;
    public final List<String> trail = new ArrayList<>();
    public final Set<String> comparedSoon = ConcurrentHashMap.newKeySet();
    public final Map<String, Standing> standings = new HashMap<>();
    public final Map<String, Operation> running = new HashMap<>();
    final List<String> entries = new ArrayList<>();
    private final Wire beans;
    private final CurrentActor actor = new CurrentActor() {
        @Override
        public boolean owns(Target target) {
            Long personId = get().personId();
            return personId != null && bean(ServerOwnership.class).owns(personId, target);
        }

        @Override
        public Set<String> ownedKeys() {
            Long personId = get().personId();
            return personId == null ? Set.of() : bean(ServerOwnership.class).ownedBy(personId);
        }
    };

    private Estate(TestDatabase db, Hosts hosts) {
        this.db = db;
        actor.become(new Actor(1L, "admin", Role.ADMIN, Actor.Through.PAGE));
        beans = new Wire()
                .with(EntityManager.class, db.entityManager())
                .with(Hosts.class, hosts)
                .with(Secrets.class, new GivenKey())
                .with(CurrentActor.class, actor)
                .with(Audit.class, new RecordedTrail())
                .with(Comparisons.class, new GivenStandings())
                .with(Comparing.class, new NotedComparing())
                .with(Operations.class, new GivenOperations())
                .with(RecentOperations.class, new GivenUnderway())
                .with(Actors.class, new GivenActors())
                .with(People.class, new GivenPeople())
                .with(ImportRows.class, new RowsInTransactions(db))
                .with(AfterCommit.class, new AfterCommit())
                .with(Clock.class, Clock.systemUTC());
        beans.withMany(
                        KeptBesideServer.class,
                        List.of(
                                bean(ReadingRows.class),
                                bean(ReachabilityRows.class),
                                beans.get("org.intendant.servers.accounts.AccountRows")))
                .withMany(
                        DependsOnServer.class,
                        List.of(
                                bean(ServersOnServers.class),
                                bean(OperationsOnServers.class),
                                bean(Reservations.class),
                                beans.get("org.intendant.servers.accounts.AccountRows"),
                                beans.get("org.intendant.servers.enrolment.EnrolmentRows")));
        beans.withMany(
                MapMarks.class, List.of((MapMarks) beans.get("org.intendant.servers.accounts.AccountMarks"), (MapMarks)
                        beans.get("org.intendant.servers.map.RunningMarks")));
        servers = bean(Servers.class);
        tags = bean(ServerTags.class);
        accounts = bean(Accounts.class);
        found = bean(FoundAccounts.class);
        planner = (Planner) beans.get("org.intendant.servers.accounts.AccountPlanner");
        enrolments = bean(Enrolments.class);
        readings = bean(Readings.class);
        checks = bean(ServerChecks.class);
        keys = bean(HostKeys.class);
        reservations = bean(Reservations.class);
        serverHosts = bean(ServerHosts.class);
    }

    /** A bean of this module, put together with the others. */
    public <T> T bean(Class<T> type) {
        return beans.get(type);
    }

    public static Estate onH2(Hosts hosts) {
        return new Estate(TestDatabase.h2(List.of("servers"), ENTITIES), hosts);
    }

    public static Estate onPostgres(Hosts hosts) {
        return new Estate(TestDatabase.postgres(List.of("servers"), ENTITIES), hosts);
    }

    /** In a transaction of its own. */
    public <T> T does(Callable<T> work) {
        return db.transaction(work);
    }

    public void becomes(long personId, Role role) {
        actor.become(new Actor(personId, role.name().toLowerCase(java.util.Locale.ROOT), role, Actor.Through.PAGE));
    }

    /** A server that was enrolled somehow, with a key nobody else has. */
    public Server server(ServerDraft draft) {
        return server(draft, new HostKey("ssh-ed25519", key(draft.getName())));
    }

    /** A server with the key that its host shows. */
    public Server server(ServerDraft draft, HostKey key) {
        return does(() -> {
            Server server = new Server(draft, key);
            db.entityManager().persist(server);
            bean(OwnerSeals.class).seal(server, Set.of());
            return server;
        });
    }

    /** A row of an enrolment of new.example.org, over a server or none. */
    void becomeEnrolledOver(@Nullable Long serverId, String state) {
        does(() -> db.entityManager()
                .createNativeQuery("insert into server_enrolment (id, version, state, ssh_user, ssh_host, ssh_port,"
                        + " ssh_jump_id, key_type, key_base64, facts, trouble, started_by, started_at) values ('"
                        + java.util.UUID.randomUUID() + "', 0, '" + state + "', 'root', 'new.example.org', 22, "
                        + serverId + ", 'ssh-ed25519', 'AAAA', '', '', 'admin', timestamp '2026-01-01 00:00:00')")
                .executeUpdate());
    }

    void endEnrolments() {
        does(() -> db.entityManager()
                .createQuery("delete from Enrolment e where e.state <> :done")
                .setParameter("done", Enrolment.State.DONE)
                .executeUpdate());
    }

    /** Every column with a foreign key to the table of servers: {@code table.column}. */
    List<String> referencesToServers() {
        return does(() -> {
            List<?> columns = db.entityManager()
                    .createNativeQuery(
                            "select distinct k.table_name, k.column_name from information_schema.referential_constraints r"
                                    + " join information_schema.key_column_usage k on k.constraint_name = r.constraint_name"
                                    + " join information_schema.table_constraints u on u.constraint_name = r.unique_constraint_name"
                                    + " where lower(u.table_name) = 'server'")
                    .getResultList();
            return columns.stream()
                    .map(Object[].class::cast)
                    .map(column -> (column[0] + "." + column[1]).toLowerCase(java.util.Locale.ROOT))
                    .toList();
        });
    }

    public static ServerDraft draft(String name) {
        ServerDraft draft = new ServerDraft();
        draft.setName(name);
        draft.getSsh().setHost(name + ".example.org");
        return draft;
    }

    /** A server that no database knows. */
    public static Server unsaved(ServerDraft draft) {
        return new Server(draft, new HostKey("ssh-ed25519", key(draft.getName())));
    }

    public static String key(String seed) {
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
            entries.add(before + "\n→\n" + after);
        }
    }

    /** Seals with what is no key at all, but the same each time. */
    public static final class GivenKey extends Secrets {
        @Override
        public byte[] mac(byte[] data) {
            return Integer.toHexString(Arrays.hashCode(data)).getBytes(UTF_8);
        }
    }

    private final class GivenOperations extends Operations {
        @Override
        public List<Operation> unfinishedOn(Target target) {
            Operation here = running.get(target.key());
            return here == null ? List.of() : List.of(here);
        }
    }

    /** What was said to be under way. */
    private final class GivenUnderway extends RecentOperations {
        @Override
        public Map<String, List<TitledOperation>> underway() {
            Map<String, List<TitledOperation>> found = new HashMap<>();
            running.forEach((key, operation) -> found.put(
                    key,
                    List.of(new TitledOperation(
                            operation.id(), operation.title(), "", operation.actorName(), operation.state()))));
            return found;
        }
    }

    /** Everybody with a number below 100 is there. */
    private static final class GivenActors extends Actors {
        @Override
        public Set<Long> known(Collection<Long> ids) {
            return ids.stream().filter(id -> id < 100).collect(java.util.stream.Collectors.toSet());
        }

        @Override
        public Map<Long, String> names(Collection<Long> ids) {
            return known(ids).stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> "person" + id));
        }
    }

    /** Which targets were asked to be compared. */
    private final class NotedComparing extends Comparing {
        @Override
        public void soon(String targetKey) {
            comparedSoon.add(targetKey);
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
        public Summary summary(String type) {
            return new Summary(number(State.IN_SYNC), number(State.DIFFERS), number(State.UNKNOWN), null);
        }

        private long number(State state) {
            return standings.values().stream()
                    .filter(standing -> standing.state() == state)
                    .count();
        }

        @Override
        public List<String> differingTargets(String type, int most) {
            return standings.entrySet().stream()
                    .filter(one -> one.getValue().state() == State.DIFFERS)
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
        }

        @Override
        public Map<String, Integer> differing(String kind) {
            Map<String, Integer> found = new HashMap<>();
            standings.forEach((key, standing) -> found.put(key, standing.differing()));
            found.values().removeIf(number -> number == 0);
            return found;
        }

        @Override
        public void compareSoon(Target target) {}

        @Override
        public void compareSoon(Collection<Target> targets) {}

        @Override
        public void compareAllSoon() {}

        @Override
        public void forget(Target target) {
            standings.remove(target.key());
        }
    }
}
