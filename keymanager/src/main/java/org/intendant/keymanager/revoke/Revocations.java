package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.keymanager.access.Holder;
import org.intendant.operations.Operation;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** What was taken from whom, and since when it is proven gone. Members see what was taken of their own keys. */
@ApplicationScoped
public class Revocations {

    private static final String WITHHELD = "Why is told to those who may read what hosts print.";

    @PersistenceContext
    EntityManager entities;

    @Inject
    KeySights sights;

    @Inject
    CurrentActor actor;

    /**
     * Revocations, the newest first where no other order is asked for, each with how far it is.
     *
     * @param query searches what happened, {@code root@web1}, names and fingerprints; filters {@code state} (open, done), {@code
     *     person} and {@code server}, primary keys both; sorts by at or actor
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_ACCESS)
    @Transactional
    public Page<RevocationRow> page(Query query) {
        return new RevocationSearch(entities, actor.seesOnlyOf()).page(query);
    }

    /** The same with every key. */
    @Allowed(Permission.SEE_ACCESS)
    @Transactional
    public Page<RevocationView> whole(Query query) {
        return page(query).map(row -> get(row.id()));
    }

    /**
     * One revocation, with every key that it took.
     *
     * @throws Refused as not found, also when none of it is for whoever asks
     */
    @Allowed(Permission.SEE_ACCESS)
    @Transactional
    public RevocationView get(long id) {
        Revocation revocation = entities.find(Revocation.class, id);
        List<RevokedKey> keys = revocation == null ? List.of() : keys(id);
        if (revocation == null || keys.isEmpty()) {
            throw new Refused(Why.NOT_FOUND, "There is no such revocation, or you may not see it.");
        }
        Map<KeyPlace, KeySight> seen =
                sights.of(keys.stream().map(RevokedKey::getServerId).collect(Collectors.toSet()));
        RevocationRow row =
                new RevocationRow(id, revocation.getAt(), revocation.getWhat(), revocation.getActor(), counts(keys));
        boolean trail = actor.get().may(Permission.SEE_AUDIT);
        return new RevocationView(
                row,
                keys.stream()
                        .sorted(Comparator.comparing(RevokedKey::isOpen)
                                .thenComparing(
                                        key -> Optional.ofNullable(key.took()).orElse(Duration.ZERO))
                                .reversed()
                                .thenComparing(RevokedKey::getServer)
                                .thenComparing(RevokedKey::getAccount))
                        .map(key -> line(key, seen.get(new KeyPlace(key.getServerId(), key.getAccount()))))
                        .toList(),
                trail ? revocation.getEntryId() : null);
    }

    private List<RevokedKey> keys(long id) {
        Optional<Long> only = actor.seesOnlyOf();
        return entities.createQuery("select k from RevokedKey k where k.revocationId = :id", RevokedKey.class)
                .setParameter("id", id)
                .getResultStream()
                .filter(key -> only.isEmpty() || isOf(key.getHolder(), only.get()))
                .toList();
    }

    private static boolean isOf(Holder holder, long person) {
        return holder.kind() == Holder.Kind.PERSON && holder.id() == person;
    }

    private static Counts counts(List<RevokedKey> keys) {
        return new Counts(
                keys.size(),
                keys.stream().filter(RevokedKey::isGone).count(),
                keys.stream().filter(RevokedKey::isOpen).count(),
                keys.stream()
                        .flatMap(key -> Stream.ofNullable(key.took()))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private RevokedLine line(RevokedKey key, @Nullable KeySight sight) {
        Duration took = key.took();
        Long operation = key.getOperationId();
        return new RevokedLine(
                key,
                took == null ? "" : Counts.words(took),
                how(key),
                sight == null ? null : latest(sight.getReadAt(), sight.getReported()),
                sight == null ? 0 : sight.getSerial(),
                why(key),
                operation == null || !actor.seesAll() ? "" : Operation.PAGE + operation);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static String how(RevokedKey key) {
        RevokedKey.Ending ending = key.getEnding();
        if (ending == null) {
            return "";
        }
        return switch (ending) {
            case READ -> "read back";
            case REPORTED -> "reported by the host, serial " + key.getSerial();
            case WANTED -> "wanted again before it was gone";
            case FORGOTTEN -> "the server was removed from Intendant before it was gone";
        };
    }

    /** T15: it may quote what the host printed. */
    private String why(RevokedKey key) {
        if (!key.isOpen() || key.getTrouble().isEmpty() || !actor.seesAll()) {
            return "";
        }
        return actor.get().may(Permission.READ_OUTPUT) ? key.getTrouble() : WITHHELD;
    }
}
