package org.intendant.hostforwarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.acme.AcmeAccount;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.lab.LabHost;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.ReadBack;
import org.intendant.people.Actor;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.Estate;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.path.PathProbe;

/** This module on a real database: a proxy beside guests, and who asks. */
public final class Doorway implements AutoCloseable {

    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "hostforwarding");
    private static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            Doorway.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("forget")) {
                    return null;
                }
                throw new IllegalStateException("Nothing here asks a host.");
            });

    public final TestDatabase database;
    public final List<String> trail = new ArrayList<>();
    public final Set<String> comparedSoon = new HashSet<>();
    public final Map<String, ReadBack> readBack = new HashMap<>();
    private final TestBeans beans;

    public Doorway(TestDatabase database) {
        this(database, NO_HOSTS);
    }

    public Doorway(TestDatabase database, Hosts hosts) {
        this.database = database;
        beans = new TestBeans(database)
                .with(Clock.class, Clock.systemUTC())
                .with(
                        Settings.class,
                        new Settings(Map.of("INTENDANT_HOME", "/nowhere", "INTENDANT_CONFIRM_WITHIN", "10")))
                .with(AfterCommit.class, new AfterCommit())
                .with(Comparisons.class, new GivenComparisons())
                .with(Audit.class, new RecordedTrail())
                .with(Secrets.class, new GivenSecrets())
                .with(Operations.class, new NoOperations())
                .with(Hosts.class, hosts);
        beans.withMany(Ownership.class, beans.all(Ownership.class, Server.class))
                .withMany(KeptBesideServer.class, both(KeptBesideServer.class))
                .withMany(DependsOnServer.class, both(DependsOnServer.class))
                .withMany(PathProbe.class, both(PathProbe.class));
        as(1, Role.ADMIN);
    }

    private <T> List<T> both(Class<T> type) {
        return Stream.concat(beans.all(type, Server.class).stream(), beans.all(type, HostName.class).stream())
                .toList();
    }

    public static TestDatabase h2() {
        return TestDatabase.h2(MODULES, entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(MODULES, entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(
                        Person.class,
                        Secrets.class,
                        Operation.class,
                        Server.class,
                        HostName.class,
                        Certificate.class,
                        AcmeAccount.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    public Planner planner() {
        return beans.all(Planner.class, HostName.class).stream()
                .filter(planner -> planner.kind().equals(HostNames.KIND))
                .findFirst()
                .orElseThrow();
    }

    public <T> T does(Callable<T> work) {
        return database.transaction(work);
    }

    public void as(long personId, Role role) {
        get(CurrentActor.class)
                .become(new Actor(personId, role.name().toLowerCase(java.util.Locale.ROOT), role, Actor.Through.PAGE));
    }

    /** A server that nobody asks anything. */
    public Server server(ServerDraft draft) {
        return server(draft, new HostKey("ssh-ed25519", Estate.key(draft.getName())));
    }

    public Server server(ServerDraft draft, HostKey key) {
        return does(() -> get(Servers.class).add(draft, key));
    }

    public Server hypervisor(String name, String... networks) {
        return server(hypervisorDraft(name, networks));
    }

    /** A proxy that is a guest of this hypervisor. */
    public Server proxy(String name, Server hypervisor, String v4) {
        ServerDraft draft = guestDraft(name, hypervisor, v4, "");
        draft.setRoles(List.of(ServerRole.PROXY));
        return server(draft);
    }

    /** A hypervisor that is the proxy of its own guests. */
    public Server proxy(LabHost host, String user, String... networks) {
        ServerDraft draft = hypervisorDraft(host.name(), networks);
        draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.PROXY));
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser(user);
        String[] key = host.hostKey().split(" ");
        return server(draft, new HostKey(key[0], key[1]));
    }

    private static ServerDraft hypervisorDraft(String name, String... networks) {
        ServerDraft draft = Estate.draft(name);
        draft.setRoles(List.of(ServerRole.HYPERVISOR));
        draft.getHypervisor().setNetworks(List.of(networks));
        return draft;
    }

    public Server guest(String name, Server hypervisor, String v4, String v6) {
        return server(guestDraft(name, hypervisor, v4, v6));
    }

    private static ServerDraft guestDraft(String name, Server hypervisor, String v4, String v6) {
        ServerDraft draft = Estate.draft(name);
        draft.setGuest(true);
        draft.setHypervisorId(hypervisor.id());
        draft.getAddresses().setInternalIpv4(v4);
        draft.getAddresses().setInternalIpv6(v6);
        return draft;
    }

    /** Without HTTPS. */
    public static HostNameDraft draft(Server proxy, Server guest, String domains, String basePath) {
        HostNameDraft draft = new HostNameDraft();
        draft.setProxyId(proxy.id());
        draft.setGuestId(guest.id());
        draft.setDomains(domains);
        draft.setBasePath(basePath);
        draft.getHttps().setOn(false);
        return draft;
    }

    /** With a certificate that lies on the host. */
    public static HostNameDraft https(Server proxy, Server guest, String domains, String basePath) {
        HostNameDraft draft = draft(proxy, guest, domains, basePath);
        draft.getHttps().setOn(true);
        draft.getHttps().setCertificatePath("/etc/ssl/lab.pem");
        draft.getHttps().setKeyPath("/etc/ssl/lab.key");
        return draft;
    }

    public HostName add(HostNameDraft draft) {
        return does(() -> get(HostNames.class).add(draft));
    }

    /** There is an ACME account with this thumbprint. */
    public void acmeAccount(String thumbprint) {
        does(() -> database.entityManager()
                .createNativeQuery(
                        "insert into acme_account (directory, version, contact, terms, agreed_by, agreed_at, location,"
                                + " thumbprint, private_key) values (?1, 0, '', '', '', current_timestamp, '', ?2, '')")
                .setParameter(1, get(Settings.class).acmeDirectory().toString())
                .setParameter(2, thumbprint)
                .executeUpdate());
    }

    /** A guest loses its internal addresses. */
    public void lost(Server guest) {
        does(() -> {
            ServerDraft draft = get(Servers.class).draft(guest.id());
            draft.getAddresses().setInternalIpv4("");
            draft.getAddresses().setInternalIpv6("");
            return get(Servers.class).change(guest.id(), draft);
        });
    }

    /** The reasons, {@code field: sentence}. */
    public List<String> refusals(Callable<?> work) {
        Refused refused = catchThrowableOfType(Refused.class, () -> does(work));
        return refused == null
                ? List.of()
                : refused.reasons().stream()
                        .map(reason -> reason.field() + ": " + reason.sentence())
                        .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private final class RecordedTrail extends Audit {
        @Override
        public void record(String action, String subject, String name, String before, String after) {
            trail.add(action + " " + name);
        }
    }

    /** Seals nothing. */
    private static final class GivenSecrets extends Secrets {
        @Override
        public byte[] mac(byte[] data) {
            return fingerprint(data).getBytes(UTF_8);
        }

        @Override
        public String fingerprint(byte[] secret) {
            return Integer.toHexString(Arrays.hashCode(secret));
        }

        @Override
        public String seal(byte[] plain, String place) {
            return Base64.getEncoder().encodeToString(plain);
        }

        @Override
        public byte[] open(String sealed, String place) {
            return Base64.getDecoder().decode(sealed);
        }
    }

    private static final class NoOperations extends Operations {
        @Override
        public List<Operation> unfinishedOn(Target target) {
            return List.of();
        }
    }

    private final class GivenComparisons extends Comparisons {
        @Override
        public Map<String, ReadBack> readBack(String kind, Collection<String> targetKeys) {
            Map<String, ReadBack> found = new HashMap<>(readBack);
            found.keySet().retainAll(targetKeys);
            return found;
        }

        @Override
        public void compareSoon(Target target) {}

        @Override
        public void forget(Target target) {}

        @Override
        public void wantedOtherwise(Collection<Target> targets) {
            targets.forEach(target -> comparedSoon.add(target.key()));
        }
    }
}
