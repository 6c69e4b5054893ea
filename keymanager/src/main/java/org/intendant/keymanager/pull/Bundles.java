package org.intendant.keymanager.pull;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.push.AccountDocument;
import org.intendant.keymanager.push.AccountDocuments;
import org.intendant.plans.Target;
import org.intendant.servers.KeptBesideServer;

/** Makes what servers fetch, of those alone to which something changed. For modules, behind their own doors. */
@ApplicationScoped
class Bundles implements KeptBesideServer {

    static final Duration LASTS = Duration.ofDays(7);
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    /** How often it is looked whether forged records were decided about. */
    private static final Duration DECIDED = Duration.ofMinutes(1);

    private static final int TOGETHER = 250;
    private static final int MOST = 990_000;
    private static final Logger LOG = System.getLogger(Bundles.class.getName());

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountDocuments documents;

    @Inject
    WantedWays ways;

    @Inject
    SigningKey key;

    @Inject
    Clock clock;

    /** Has the bundles looked at to which this subject may matter. */
    void touch(Target subject) {
        entities.persist(new Touched(subject));
    }

    /**
     * Looks at what was touched and at what is due, and makes anew what says something else or would soon end. One Intendant
     * server does it at a time.
     *
     * @return whether there is more
     */
    @Transactional
    public boolean make() {
        if (!key.isAtHand()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long change = nextChange();
        List<Touched> touched = entities.createQuery("select t from Touched t order by t.id", Touched.class)
                .setMaxResults(TOGETHER)
                .getResultList();
        Set<Long> due = new TreeSet<>(entities.createQuery(
                        "select b.serverId from KeyBundle b where b.renew <= :now order by b.serverId", Long.class)
                .setParameter("now", now)
                .setMaxResults(TOGETHER)
                .getResultList());
        boolean more = touched.size() == TOGETHER || due.size() == TOGETHER;
        Set<Target> subjects = touched.stream().map(Touched::subject).collect(toSet());
        subjects.forEach(subject -> ways.touchedBy(subject).forEach(server -> due.add(server.id())));
        List<Long> all = List.copyOf(due);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            make(all.subList(from, Math.min(all.size(), from + TOGETHER)), now, change);
        }
        subjects.stream()
                .filter(subject -> subject.type().equals("server"))
                .map(subject -> entities.find(KeyBundle.class, subject.id()))
                .filter(Objects::nonNull)
                .forEach(bundle -> bundle.goesOut(change)); // its name may be another
        touched.forEach(entities::remove);
        return more;
    }

    /** The number of the change that is made now; whoever asks next waits until this one is there. */
    private long nextChange() {
        entities.createNativeQuery("update key_change set number = number + 1 where id = 1")
                .executeUpdate();
        return ((Number) entities.createNativeQuery("select number from key_change where id = 1")
                        .getSingleResult())
                .longValue();
    }

    private void make(Collection<Long> serverIds, Instant now, long change) {
        Map<Long, KeyPull> pulls = entities.createQuery(
                        "select p from KeyPull p where p.serverId in :servers", KeyPull.class)
                .setParameter("servers", serverIds)
                .getResultStream()
                .collect(toMap(KeyPull::getServerId, pull -> pull));
        if (pulls.isEmpty()) {
            return;
        }
        Map<Long, KeyBundle> bundles = entities.createQuery(
                        "select b from KeyBundle b where b.serverId in :servers", KeyBundle.class)
                .setParameter("servers", pulls.keySet())
                .getResultStream()
                .collect(toMap(KeyBundle::getServerId, bundle -> bundle));
        Map<Long, List<AccountDocument>> accounts =
                documents.of(pulls.keySet()).stream().collect(groupingBy(AccountDocument::serverId));
        pulls.forEach((server, pull) -> {
            KeyBundle bundle = bundles.computeIfAbsent(server, id -> kept(new KeyBundle(id, now)));
            make(pull, bundle, accounts.getOrDefault(server, List.of()), now, change);
        });
        entities.flush();
    }

    private KeyBundle kept(KeyBundle bundle) {
        entities.persist(bundle);
        return bundle;
    }

    private void make(KeyPull pull, KeyBundle bundle, List<AccountDocument> accounts, Instant now, long change) {
        long serial = Math.max(bundle.getSerial() + 1, now.getEpochSecond());
        BundleText text = new BundleText(pull.getHostId(), serial, now.plus(LASTS), accounts);
        Instant daily = now.plus(RENEWED_AFTER);
        Instant renew = accounts.stream()
                .map(AccountDocument::until)
                .filter(until -> until != null && until.isAfter(now) && until.isBefore(daily))
                .min(Instant::compareTo)
                .orElse(daily);
        boolean lasts = bundle.getNotAfter().isAfter(now.plus(LASTS).minus(RENEWED_AFTER));
        if (lasts && text.digest().equals(bundle.getDigest())) {
            bundle.staysUntil(renew);
            return;
        }
        if (withholds(bundle, accounts)) {
            bundle.staysUntil(now.plus(DECIDED));
            return;
        }
        if (text.text().length() > MOST) {
            LOG.log(
                    Level.ERROR,
                    "The keys of server {0} are too many for one file: it gets nothing new.",
                    pull.getServerId());
            bundle.staysUntil(daily);
            return;
        }
        byte[] signed = text.text().getBytes(StandardCharsets.UTF_8);
        bundle.becomes(text, text.text() + key.sign(signed), renew, change);
    }

    /**
     * Whether it would differ only by keys that are missing because somebody changed rows past Intendant: then the host keeps what
     * it has until that is decided. Whatever else changes goes out, and without these keys: nothing is written that rests on such
     * rows.
     */
    private static boolean withholds(KeyBundle bundle, List<AccountDocument> accounts) {
        boolean nothing =
                accounts.stream().allMatch(account -> account.withheld().isEmpty());
        if (nothing || bundle.getSerial() == 0 || bundle.getDigest().isEmpty()) {
            return false;
        }
        Map<String, List<String>> served = Signed.files(bundle.getSigned());
        return accounts.stream().allMatch(account -> {
            Set<String> before = AccountDocuments.fingerprints(served.getOrDefault(account.account(), List.of()));
            Set<String> missing = new TreeSet<>(before);
            missing.removeAll(account.fingerprints());
            return account.withheld().containsAll(missing) && before.containsAll(account.fingerprints());
        });
    }

    /** Has all bundles made anew, since they are signed by another key now. */
    void signAnew() {
        entities.createQuery("update KeyBundle b set b.digest = '', b.renew = :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    @Override
    public void forget(long serverId) {
        nextChange();
        for (String table : List.of("KeyPull", "KeyBundle", "PullReport")) {
            entities.createQuery("delete from " + table + " k where k.serverId = :server")
                    .setParameter("server", serverId)
                    .executeUpdate();
        }
    }
}
