package org.intendant.notices.post;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.notices.Channel;
import org.intendant.notices.Notice.Said;

/** What a message says, as a pure function of its lines: to be read by people, or as JSON by programs. */
record DigestText(String subject, String body) {

    private static final int MOST = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * One line is the subject itself; of more the subject says how many.
     *
     * @param base where people reach Intendant: all that links begin with (T22)
     */
    static DigestText of(List<Said> lines, URI base, Channel channel) {
        String first = lines.get(0).words();
        String subject = "Intendant: " + (lines.size() == 1 ? first : lines.size() + " notices: " + first);
        return new DigestText(
                subject, channel == Channel.HOOK ? DigestJson.of(subject, lines, base) : letter(lines, base));
    }

    private static String letter(List<Said> lines, URI base) {
        String body = lines.stream()
                .limit(MOST)
                .map(line -> line.words() + ", " + time(line.at()) + "\n  " + base + line.href() + "\n")
                .collect(Collectors.joining("\n"));
        String more = lines.size() > MOST ? "\nAnd " + (lines.size() - MOST) + " more.\n" : "";
        return body + more + "\n--\nWhat Intendant tells you, and by which way, you choose in your profile:\n" + base
                + "/people/profile.xhtml\n";
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
