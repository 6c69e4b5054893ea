package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.intendant.data.Settings;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.Server;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** The rows of how servers fetch their keys. */
@ApplicationScoped
public class PullRows {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** A server with what is known of its fetching. */
    public record Row(Target server, PullState state) {}

    Optional<KeyPull> find(long serverId) {
        return entities.createQuery("select p from KeyPull p where p.serverId = :server", KeyPull.class)
                .setParameter("server", serverId)
                .getResultStream()
                .findFirst();
    }

    /** The row of this server, made with an id and a token of its own where there is none. */
    KeyPull ensure(long serverId) {
        return find(serverId).orElseGet(() -> {
            KeyPull pull =
                    new KeyPull(serverId, HexFormat.of().formatHex(random(16)), sealed(serverId), RANDOM.nextInt(60));
            entities.persist(pull);
            return pull;
        });
    }

    /** A new token for this server. */
    String sealed(long serverId) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
        return secrets.seal(token.getBytes(StandardCharsets.US_ASCII), KeyPull.place(serverId));
    }

    String token(KeyPull pull) {
        return new String(secrets.open(pull.getToken(), KeyPull.place(pull.getServerId())), StandardCharsets.US_ASCII);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    PullState state(long serverId) {
        return find(serverId)
                .map(pull -> state(
                        pull, entities.find(KeyBundle.class, serverId), entities.find(PullReport.class, serverId)))
                .orElse(PullState.OFF);
    }

    private PullState state(KeyPull pull, @Nullable KeyBundle bundle, @Nullable PullReport report) {
        return PullState.of(pull, bundle, report, settings, clock.instant());
    }

    /** Servers where the program is wanted or stands. */
    @Transactional
    List<Target> targets() {
        return entities.createQuery(
                        "select s.id, s.name from KeyPull p join Server s on s.id = p.serverId where p.script = true or"
                                + " p.since is not null order by s.name",
                        Object[].class)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** Remembers that the program was read on the host, or that it is gone. */
    @Transactional
    void seen(long serverId, boolean there) {
        find(serverId).ifPresent(pull -> {
            Instant now = clock.instant();
            if (there) {
                pull.seen(now);
            } else {
                pull.gone();
                entities.persist(new Touched(new Target("server", serverId, "")));
            }
        });
    }

    /** All that decides about the program on a host. */
    @Transactional
    Optional<PullPlanner.Pull> pull(long serverId) {
        return find(serverId)
                .map(pull -> new PullPlanner.Pull(
                        pull, entities.find(Server.class, serverId), token(pull), state(serverId)));
    }

    Page<PullRow> page(Query query, Optional<? extends Collection<Long>> mine) {
        PullSearch search = search(mine).of(query);
        return new Page<>(
                search.rows(query).stream()
                        .map(row -> PullRow.of((KeyPull) row[0], (String) row[3], row(row).state()))
                        .toList(),
                search.count());
    }

    private PullSearch search(Optional<? extends Collection<Long>> mine) {
        return new PullSearch(entities, clock.instant().minus(PullState.patience(settings)), mine);
    }

    /** Of these servers. */
    List<Row> of(Collection<Long> serverIds) {
        return serverIds.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select p, b, r, s.name from KeyPull p join Server s on s.id = p.serverId left join PullReport r"
                                        + " on r.serverId = p.serverId left join KeyBundle b on b.serverId = p.serverId where"
                                        + " p.serverId in :servers",
                                Object[].class)
                        .setParameter("servers", serverIds)
                        .getResultStream()
                        .map(this::row)
                        .toList();
    }

    private Row row(Object[] row) {
        KeyPull pull = (KeyPull) row[0];
        return new Row(
                new Target("server", pull.getServerId(), (String) row[3]),
                state(pull, (KeyBundle) row[1], (PullReport) row[2]));
    }

    /** All that somebody must look at. */
    List<Row> red() {
        return search(Optional.empty()).red().stream().map(this::row).toList();
    }
}
