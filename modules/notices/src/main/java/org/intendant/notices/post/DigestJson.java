package org.intendant.notices.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.intendant.notices.Kind;
import org.intendant.notices.Notice.Said;
import org.intendant.web.Json;

/**
 * What a webhook says, to be read by programs: {@code {"subject": "…", "notices": [{"kind": "SILENT", "text": "web1 does not
 * answer", "at": "2026-03-01T10:00:00Z", "url": "https://…"}], "more": 0}}.
 *
 * @param more how many lines did not fit
 */
record DigestJson(String subject, List<Line> notices, int more) {

    private static final int MOST = 100;

    /** One of them. */
    record Line(Kind kind, String text, Instant at, String url) {}

    static String of(String subject, List<Said> lines, URI base) {
        return text(new DigestJson(
                subject,
                lines.stream()
                        .limit(MOST)
                        .map(line -> new Line(line.kind(), line.words(), line.at(), base + line.href()))
                        .toList(),
                Math.max(0, lines.size() - MOST)));
    }

    /** What a test sends. */
    static String trial() {
        return text(new DigestJson("Intendant: webhooks work", List.of(), 0));
    }

    private static String text(DigestJson digest) {
        try {
            return Json.mapper().writeValueAsString(digest);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
