package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.intendant.hosts.SshSignature;
import org.intendant.keymanager.KeysChanged;
import org.intendant.keymanager.KeysSeen;
import org.intendant.keymanager.push.AccountDocuments;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;

/** Takes what hosts report of their fetches, when their own host key signed it. Behind the door of {@link ReportServlet}. */
@ApplicationScoped
class Reports {

    /** So far a host's clock may be off. */
    static final Duration SKEW = Duration.ofMinutes(10);

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountDocuments documents;

    @Inject
    Event<KeysSeen> seen;

    @Inject
    Event<KeysChanged> changed;

    @Inject
    Clock clock;

    /**
     * Takes a report. One that is not taken is remembered with its reason, and counts as silence.
     *
     * @return why it was not taken; empty when it was
     */
    @Transactional
    public Optional<String> take(long serverId, byte[] body) {
        Server server = entities.find(Server.class, serverId);
        KeyPull pull = entities.createQuery("select p from KeyPull p where p.serverId = :server", KeyPull.class)
                .setParameter("server", serverId)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (server == null || pull == null) {
            return Optional.of("Nothing is fetched by this host.");
        }
        PullReport last = Optional.ofNullable(entities.find(PullReport.class, serverId))
                .orElseGet(() -> kept(new PullReport(serverId)));
        try {
            ReportText report = read(server, pull, last, body);
            boolean other = report.serial() != last.getSerial();
            last.takes(report, states(serverId, report), clock.instant());
            if (other) {
                changed.fire(new KeysChanged(serverId));
            }
            return Optional.empty();
        } catch (Refused no) {
            String why = Objects.requireNonNull(no.getMessage());
            last.refuses(why, clock.instant());
            return Optional.of(why);
        }
    }

    private PullReport kept(PullReport report) {
        entities.persist(report);
        return report;
    }

    private ReportText read(Server server, KeyPull pull, PullReport last, byte[] bytes) {
        ReportText.Body body = ReportText.Body.of(bytes);
        if (!SshSignature.verifies(server.key(), ReportText.NAMESPACE, body.signed(), body.signature())) {
            throw new Refused("report", "A report came that " + server.name() + "’s host key did not sign.");
        }
        ReportText report = ReportText.of(body.signed());
        if (!report.host().equals(pull.getHostId())) {
            throw new Refused("report", "A report came that is of another host than " + server.name() + ".");
        }
        if (report.sent() <= last.getSent()) {
            throw new Refused("report", "A report of " + server.name() + " came a second time.");
        }
        Duration off = Duration.between(clock.instant(), Instant.ofEpochSecond(report.sent()));
        if (off.abs().compareTo(SKEW) > 0) {
            throw new Refused(
                    "report",
                    "The clock of " + server.name() + " is "
                            + off.abs().toMinutes() + " minutes " + (off.isNegative() ? "behind" : "ahead")
                            + ", or the report was held back. Set the clock right.");
        }
        return report;
    }

    /** A line for each account: whether its file is proven to hold what was served. */
    private List<String> states(long serverId, ReportText report) {
        KeyBundle bundle = entities.find(KeyBundle.class, serverId);
        boolean current = bundle != null && bundle.getSerial() == report.serial();
        Map<String, List<String>> files = current ? Signed.files(bundle.getSigned()) : Map.of();
        List<String> states = new ArrayList<>();
        report.hashes().forEach((account, hash) -> {
            List<String> file = files.get(account);
            if (file == null) {
                states.add((current ? "differs " : "older ") + account);
                return;
            }
            List<String> others = report.others().getOrDefault(account, List.of());
            Set<String> kept = others.isEmpty() ? Set.of() : documents.reported(serverId, account, others);
            if (isThere(file, others, hash)) {
                states.add("proven " + account);
                Set<String> all = new HashSet<>(AccountDocuments.fingerprints(file));
                all.addAll(kept);
                seen.fire(new KeysSeen(serverId, account, all, clock.instant(), report.serial()));
            } else {
                states.add("differs " + account);
            }
        });
        states.addAll(report.remarks());
        return states;
    }

    private static boolean isThere(List<String> file, List<String> others, String hash) {
        List<String> all = new ArrayList<>(file);
        all.addAll(others);
        return BundleText.sha256(String.join("\n", all) + "\n").equals(hash);
    }
}
