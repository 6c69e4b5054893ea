package org.intendant.hostforwarding.names;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A header of HTTP. */
public record Header(String name, String value) {

    private static final int MOST = 30;
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]{0,99}):[ \\t]*([ -~&&[^$]]*)");

    /**
     * Reads lines of {@code Name: value}.
     *
     * @throws Refused in this field
     */
    static List<Header> of(String field, @Nullable String typed) {
        List<Header> headers = Text.block(field, typed, 4000)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> one(field, line))
                .toList();
        if (headers.size() > MOST) {
            throw new Refused(field, "Give at most " + MOST + " headers.");
        }
        return headers;
    }

    private static Header one(String field, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new Refused(
                    field,
                    "“" + Text.inert(line, 60)
                            + "” is no header. Write Name: value, in letters and signs of ASCII, without $.");
        }
        return new Header(matcher.group(1), matcher.group(2).strip());
    }

    static String text(List<Header> headers) {
        return headers.stream().map(Header::toString).collect(Collectors.joining("\n"));
    }

    public boolean is(String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
