package org.intendant.portforwarding.forwards;

import java.time.Instant;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A forward as lists and REST show it.
 *
 * @param publicPorts {@code 8080} or {@code 8000-8010}
 * @param guestPorts likewise, as many
 * @param publicAddress empty for all of the hypervisor's
 * @param sources empty for everybody
 * @param forced whether the hypervisor itself may listen there
 * @param state whether the hypervisor's rules are as wanted, as far as they were read back
 * @param checked when they were, or null for never
 * @param test what a real connection showed: ANSWERS, NO_ANSWER, UNKNOWN as long as nobody tried, UNTESTABLE for UDP and what is
 *     open for few only, OFF where it is disabled
 * @param tested when it was tried, or null for never
 * @param said how it ended, in a sentence, or empty
 */
public record PortForwardRow(
        long id,
        int version,
        long hypervisorId,
        String hypervisor,
        long guestId,
        String guest,
        String protocol,
        String publicPorts,
        String guestPorts,
        String publicAddress,
        String sources,
        String comment,
        boolean enabled,
        boolean forced,
        State state,
        @Nullable Instant checked,
        State test,
        @Nullable Instant tested,
        String said) {

    /** {@code 8080/tcp}. */
    public String name() {
        return publicPorts + "/" + protocol + (publicAddress.isEmpty() ? "" : " at " + publicAddress);
    }
}
