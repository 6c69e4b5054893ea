package org.intendant.keymanager.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server fetches its keys, as it reported itself.
 *
 * @param since when the program was first seen there; null before
 * @param heard when the host last reported, signed; null when never
 * @param serial of what is served now; 0 when nothing is yet
 * @param has the serial that the host reported; 0 when none
 * @param result what it said of its last fetch; empty before
 * @param accounts {@code proven root}, {@code failed web .ssh is a link}
 * @param refused why the last report was not taken; empty when it was
 */
public record PullState(
        Health health,
        @Nullable Instant since,
        @Nullable Instant heard,
        long serial,
        long has,
        String result,
        List<String> accounts,
        String refused) {

    static final PullState OFF = new PullState(Health.OFF, null, null, 0, 0, "", List.of(), "");

    /** What can be said of a host's fetching. */
    public enum Health {
        OFF(State.UNTESTABLE, "Does not fetch its keys by itself"),
        WANTED(State.WAITING, "wanted, its plan is not applied"),
        LEAVING(State.WAITING, "to be removed, its plan is not applied"),
        WAITING(State.WAITING, "for the first report"),
        WELL(State.PROVEN, ""),
        BEHIND(State.WAITING, "for the next fetch: it has an older version"),
        WRONG(State.FAILED, ""),
        SILENT(State.SILENT, "");

        private final State badge;
        private final String words;

        Health(State badge, String words) {
            this.badge = badge;
            this.words = words;
        }

        public State getBadge() {
            return badge;
        }

        /** What the badge leaves unsaid; empty where it says all with its age. */
        public String getWords() {
            return words;
        }

        /** For programs: {@code well}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * By its word.
         *
         * @throws Refused in the field {@code state}
         */
        static Health of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            "state",
                            "State is off, wanted, leaving, waiting, well, behind, wrong, silent, red or refused."));
        }

        /** Whether somebody must look. */
        public boolean isRed() {
            return this == WRONG || this == SILENT;
        }
    }

    static PullState of(
            KeyPull pull, @Nullable KeyBundle bundle, @Nullable PullReport report, Settings settings, Instant now) {
        long serial = bundle == null ? 0 : bundle.getSerial();
        PullReport heard = report == null || report.getReceived().equals(Instant.EPOCH) ? null : report;
        Health health = health(pull, serial, heard, settings, now);
        String refused = report == null ? "" : report.getRefused();
        return heard == null
                ? new PullState(health, pull.getSince(), null, serial, 0, "", List.of(), refused)
                : new PullState(
                        health,
                        pull.getSince(),
                        heard.getReceived(),
                        serial,
                        heard.getSerial(),
                        heard.getResult(),
                        heard.getAccounts(),
                        refused);
    }

    private static Health health(
            KeyPull pull, long serial, @Nullable PullReport report, Settings settings, Instant now) {
        Instant since = pull.getSince();
        if (since == null) {
            return pull.isScript() ? Health.WANTED : Health.OFF;
        }
        if (!pull.isScript()) {
            return Health.LEAVING;
        }
        Instant last = report == null || report.getReceived().isBefore(since) ? since : report.getReceived();
        if (last.plus(patience(settings)).isBefore(now)) {
            return Health.SILENT;
        }
        if (report == null) {
            return Health.WAITING;
        }
        if (!report.getResult().equals("ok")) {
            return Health.WRONG;
        }
        return report.getSerial() < serial ? Health.BEHIND : Health.WELL;
    }

    /** How long a host may be silent. */
    static Duration patience(Settings settings) {
        return settings.pullEvery().multipliedBy(2).plus(settings.pullGrace());
    }

    /** For programs: {@code well}. */
    public String word() {
        return health.word();
    }
}
