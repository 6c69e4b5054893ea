package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.intendant.data.Networks;
import org.intendant.secrets.Secrets;
import org.intendant.servers.Server;

/** Reads what goes on the shelf. */
@ApplicationScoped
class ShelfRows {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * How things stand, in one statement.
     *
     * @param change the number of the last change
     * @param toMake what was touched, or is due
     * @param bundles how many there are
     */
    record Numbers(long change, long toMake, long bundles) {}

    /** A server's keymanager name, and what it is served. */
    record Row(String name, Shelved shelved) {}

    @Transactional
    Numbers numbers() {
        Object[] row = (Object[]) entities.createNativeQuery("select number, (select count(*) from key_touched)"
                        + " + (select count(*) from key_bundle where renew <= :now), (select count(*) from key_bundle)"
                        + " from key_change where id = 1")
                .setParameter("now", clock.instant())
                .getSingleResult();
        return new Numbers(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue());
    }

    @Transactional
    List<Row> changedAfter(long change) {
        return entities.createQuery(
                        "select b, p, s from KeyBundle b join KeyPull p on p.serverId = b.serverId join Server s on s.id ="
                                + " b.serverId where b.changed > :change and b.serial > 0",
                        Object[].class)
                .setParameter("change", change)
                .getResultStream()
                .map(row -> row((KeyBundle) row[0], (KeyPull) row[1], (Server) row[2]))
                .toList();
    }

    private Row row(KeyBundle bundle, KeyPull pull, Server server) {
        byte[] token = secrets.open(pull.getToken(), KeyPull.place(pull.getServerId()));
        Networks free = pull.isOriginal() ? Networks.parse("networks", "Addresses", pull.getNetworks()) : null;
        return new Row(
                server.keymanagerName(),
                new Shelved(
                        bundle.getServerId(),
                        Shelf.hash(new String(token, StandardCharsets.US_ASCII)),
                        pull.isScript() || pull.getSince() != null,
                        free,
                        bundle.getSerial(),
                        bundle.getSigned()));
    }

    @Transactional
    List<Long> all() {
        return entities.createQuery("select b.serverId from KeyBundle b", Long.class)
                .getResultList();
    }
}
