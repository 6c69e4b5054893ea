package org.intendant.secrets;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.intendant.data.StartOrder;
import org.jspecify.annotations.Nullable;

/**
 * Everything sealed: named secrets of Intendant's own, and the sealing of columns of other modules.
 *
 * <p>Not a use case of people: only modules call it, behind their own doors.
 */
@ApplicationScoped
public class Secrets {

    private static final String CHECK = "check";

    /** From here on rows about access carry seals; the check of earlier installations began with 1. */
    public static final byte BORN_SEALED = 2;

    /** From here on the rows of groups carry theirs too. */
    public static final byte GROUPS_SEALED = 3;

    /** And from here on those that say who may use a share. */
    public static final byte SHARES_SEALED = 4;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MasterKeySource source;

    private volatile @Nullable MasterKey key;

    /** Before anything else uses a secret: no start without the key when sealed values exist. */
    @Transactional
    void start(@Observes @Priority(StartOrder.SECRETS) Startup started) {
        unlock();
    }

    /**
     * Finds the master key, or makes it where nothing is sealed yet.
     *
     * @throws IllegalStateException when sealed values exist and the key is missing or another one
     */
    void unlock() {
        NamedSecret check = em.find(NamedSecret.class, CHECK);
        MasterKey found = source.find().orElseGet(() -> {
            if (check != null) {
                throw new IllegalStateException("The master key is missing: put it back at " + source.place()
                        + ". The database holds values sealed under it, and Intendant does not start without.");
            }
            return source.create();
        });
        if (check == null) {
            em.persist(new NamedSecret(CHECK, found.seal(new byte[] {SHARES_SEALED}, place(CHECK)), clock.instant()));
        } else {
            mustFit(found, check);
        }
        key = found;
    }

    private void mustFit(MasterKey found, NamedSecret check) {
        try {
            found.open(check.sealed(), place(CHECK));
        } catch (IllegalStateException wrong) {
            // The innermost sentence is what the terminal shows.
            throw new IllegalStateException(wrong.getMessage() + " Put the right one back: in " + source.place()
                    + ", or in INTENDANT_MASTER_KEY. Nothing was changed.");
        }
    }

    /** Seals a value for the place where it will stand: {@code table:row:column}. */
    public String seal(byte[] plain, String place) {
        return key().seal(plain, place);
    }

    /**
     * Opens what was sealed for this place.
     *
     * @throws IllegalStateException when it was sealed for another place or under another key
     */
    public byte[] open(String sealed, String place) {
        return key().open(sealed, place);
    }

    /** A keyed hash that stands in for a secret in plans and diffs: the same for equal secrets, telling nothing. */
    public String fingerprint(byte[] secret) {
        return HexFormat.of().formatHex(key().mac(secret)).substring(0, 16);
    }

    /** HMAC-SHA-256 of data under the master key. */
    public byte[] mac(byte[] data) {
        return key().mac(data);
    }

    /** A secret of Intendant's own by its name. */
    @Transactional
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(em.find(NamedSecret.class, name)).map(row -> open(row.sealed(), place(name)));
    }

    /** The secret of this name; made, sealed and kept at the first call. */
    @Transactional
    public byte[] findOrCreate(String name, Supplier<byte[]> maker) {
        return find(name).orElseGet(() -> {
            byte[] made = maker.get();
            em.persist(new NamedSecret(name, seal(made, place(name)), clock.instant()));
            return made;
        });
    }

    /**
     * Does something once in an installation that began before rows carried seals, and never in a younger one. That it was done
     * stands in the sealed check of the master key: who writes to the database cannot have it done again, and who deletes the
     * check has made the installation a young one.
     *
     * @param deed a name of its own
     */
    @Transactional
    public void once(String deed, Runnable work) {
        once(deed, BORN_SEALED, work);
    }

    /**
     * The same in an installation that began before these rows carried seals, though others did.
     *
     * @param since what the check of an installation begins with, at least, in which they always did
     */
    @Transactional
    public void once(String deed, byte since, Runnable work) {
        NamedSecret check = em.find(NamedSecret.class, CHECK, LockModeType.PESSIMISTIC_WRITE);
        if (check == null) {
            return;
        }
        byte[] known = open(check.sealed(), place(CHECK));
        String done = new String(known, 1, known.length - 1, StandardCharsets.UTF_8);
        if (known[0] >= since || List.of(done.split(" ")).contains(deed)) {
            return;
        }
        work.run();
        byte[] names = (done + " " + deed).getBytes(StandardCharsets.UTF_8);
        byte[] after = new byte[names.length + 1];
        after[0] = known[0];
        System.arraycopy(names, 0, after, 1, names.length);
        check.becomes(seal(after, place(CHECK)));
    }

    /** Keeps a secret under this name, in the place of one that is there. */
    @Transactional
    public void keep(String name, byte[] secret) {
        em.merge(new NamedSecret(name, seal(secret, place(name)), clock.instant()));
    }

    private MasterKey key() {
        MasterKey unlocked = key;
        if (unlocked == null) {
            throw new IllegalStateException("The master key was not read yet.");
        }
        return unlocked;
    }

    private static String place(String name) {
        return "secret:" + name + ":sealed";
    }
}
