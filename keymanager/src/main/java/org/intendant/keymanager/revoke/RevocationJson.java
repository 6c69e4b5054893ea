package org.intendant.keymanager.revoke;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A revocation over REST.
 *
 * @param what happened, in a sentence
 * @param all keys on accounts that it took, of which {@code gone} are proven gone and {@code open} are still there
 * @param slowest seconds until the last proof; left out without one
 * @param keys left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevocationJson(
        long id,
        Instant at,
        String what,
        String actor,
        long all,
        long gone,
        long open,
        @Nullable Double slowest,
        @Nullable List<KeyJson> keys) {

    /**
     * A key on an account.
     *
     * @param state open, gone or withdrawn
     * @param how by what it is not open any more, in words
     * @param ended when that was
     * @param elsewhere whether it was seen in the humans' own {@code authorized_keys} too, by which it still lets in
     * @param seen when the account's file was last read or reported
     * @param serial of the host's last report; 0 without one
     * @param why it is still there; empty where nothing is known or it is not for whoever asks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KeyJson(
            long id,
            long serverId,
            String server,
            String account,
            String fingerprint,
            String kind,
            String holder,
            Instant since,
            String state,
            String how,
            @Nullable Instant ended,
            boolean elsewhere,
            @Nullable Instant seen,
            long serial,
            String why) {

        static KeyJson of(RevokedLine line) {
            RevokedKey key = line.key();
            return new KeyJson(
                    key.getId(),
                    key.getServerId(),
                    key.getServer(),
                    key.getAccount(),
                    key.getFingerprint(),
                    key.getHolder().kind().word(),
                    key.getHolder().name(),
                    key.getSince(),
                    RevocationJson.state(line),
                    line.how(),
                    key.getEnded(),
                    key.isElsewhere(),
                    line.seen(),
                    line.serial(),
                    line.why());
        }
    }

    static String state(RevokedLine line) {
        return line.open() ? "open" : line.state().name().toLowerCase(Locale.ROOT);
    }

    static RevocationJson of(RevocationRow row) {
        return of(row, null);
    }

    static RevocationJson of(RevocationView view) {
        return of(view.row(), view.lines().stream().map(KeyJson::of).toList());
    }

    private static RevocationJson of(RevocationRow row, @Nullable List<KeyJson> keys) {
        Duration slowest = row.counts().slowest();
        return new RevocationJson(
                row.id(),
                row.at(),
                row.what(),
                row.actor(),
                row.counts().all(),
                row.counts().gone(),
                row.counts().open(),
                slowest == null ? null : slowest.toMillis() / 1000.0,
                keys);
    }
}
