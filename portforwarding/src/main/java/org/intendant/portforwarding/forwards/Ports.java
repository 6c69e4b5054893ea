package org.intendant.portforwarding.forwards;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.intendant.plans.Refused;

/**
 * A port, or some that follow each other.
 *
 * @param first from 1
 * @param last up to 65,535, the same or at most 999 more
 */
public record Ports(int first, int last) {

    static final int MOST = 1000;
    private static final int HIGHEST = 65_535;
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,5})(?:\\s*[-–]\\s*([0-9]{1,5}))?");

    public Ports {
        if (first < 1 || last > HIGHEST || first > last) {
            throw new Refused("publicPorts", "Ports lie between 1 and 65535, the lower one first: 8080 or 8000-8010.");
        }
        if (last - first >= MOST) {
            throw new Refused("publicPorts", "A range has at most 1,000 ports. Split it.");
        }
    }

    /** @throws Refused in the field {@code publicPorts} */
    static Ports of(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new Refused("publicPorts", "Give a port, for example 8080, or a range, for example 8000-8010.");
        }
        int first = Integer.parseInt(matcher.group(1));
        String end = matcher.group(2);
        return new Ports(first, end == null ? first : Integer.parseInt(end));
    }

    public boolean isOne() {
        return first == last;
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** The same many from another one on. */
    public Ports from(int start) {
        return new Ports(start, start + last - first);
    }

    List<Integer> all() {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** As people and nft write it: {@code 8080}, {@code 8000-8010}. */
    @Override
    public String toString() {
        return isOne() ? Integer.toString(first) : first + "-" + last;
    }
}
