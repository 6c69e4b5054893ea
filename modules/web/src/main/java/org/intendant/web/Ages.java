package org.intendant.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Times in the words and the zone of whoever looks; pages say {@code #{ages.since(server.checkedAt)}}. */
@Named("ages")
@RequestScoped
public class Ages {

    /** The browser says its zone in this cookie; without it times are shown in UTC. */
    static final String COOKIE = "intendant.zone";

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private @Nullable ZoneId zone;

    /** "4 min ago"; "never" without a time. */
    public String since(@Nullable Instant then) {
        return then == null ? "never" : Age.since(then, clock.instant(), zone());
    }

    /** "in 4 min"; "never" without a time. */
    public String until(@Nullable Instant then) {
        return then == null ? "never" : Age.until(then, clock.instant(), zone());
    }

    /** The full time with the zone's name, for titles; empty without a time. */
    public String full(@Nullable Instant then) {
        return then == null ? "" : Age.full(then, zone());
    }

    /** The time of the day, as in "12:03:41"; empty without a time. */
    public String time(@Nullable Instant then) {
        return then == null
                ? ""
                : DateTimeFormatter.ISO_LOCAL_TIME.format(then.atZone(zone()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The server's time in milliseconds since 1970, by which the browser lets ages grow. */
    public long getNow() {
        return clock.millis();
    }

    /** "40 s" between two times, up to now when the second is missing; empty when the first is. */
    public String between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return "";
        }
        Duration took = Duration.between(from, to == null ? clock.instant() : to);
        return took.toMillis() < 1000 ? "under 1 s" : Age.span(took);
    }

    /** The zone of whoever looks. */
    public ZoneId zone() {
        if (zone == null) {
            Cookie[] cookies = request.getCookies();
            zone = cookies == null
                    ? ZoneOffset.UTC
                    : Arrays.stream(cookies)
                            .filter(cookie -> cookie.getName().equals(COOKIE))
                            .findFirst()
                            .map(cookie -> zone(cookie.getValue()))
                            .orElse(ZoneOffset.UTC);
        }
        return zone;
    }

    /** What a browser sent as its zone; anything that is none is UTC. */
    static ZoneId zone(String sent) {
        try {
            return ZoneId.of(URLDecoder.decode(sent, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
