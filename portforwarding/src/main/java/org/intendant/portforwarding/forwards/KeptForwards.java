package org.intendant.portforwarding.forwards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What was wanted of a hypervisor when its rules were written, as it is kept with them.
 *
 * @param forwards those that were enabled
 * @param adopted rules of others that were out of use
 */
public record KeptForwards(List<Kept> forwards, List<String> adopted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One forward.
     *
     * @param guest its name then
     * @param guestPort where it began at the guest
     */
    public record Kept(
            long id,
            long guestId,
            String guest,
            String protocol,
            String publicPorts,
            String guestPort,
            String publicAddress,
            String sources,
            String comment) {

        public static Kept of(PortForward forward, String guest) {
            return new Kept(
                    forward.id(),
                    forward.guestId(),
                    guest,
                    forward.protocol().word(),
                    forward.ports().toString(),
                    Integer.toString(forward.guestPorts().first()),
                    forward.publicAddress(),
                    forward.sourcesText(),
                    forward.comment());
        }

        /** Whether rules are the same with that one. */
        boolean isAs(PortForward forward) {
            return guestId == forward.guestId()
                    && protocol.equals(forward.protocol().word())
                    && publicPorts.equals(forward.ports().toString())
                    && guestPort.equals(Integer.toString(forward.guestPorts().first()))
                    && publicAddress.equals(forward.publicAddress())
                    && sources.equals(forward.sourcesText());
        }

        PortForwardDraft draft(long hypervisorId) {
            PortForwardDraft draft = new PortForwardDraft();
            draft.setHypervisorId(hypervisorId);
            draft.setGuestId(guestId);
            draft.setProtocol(protocol);
            draft.setPublicPorts(publicPorts);
            draft.setGuestPort(guestPort);
            draft.setPublicAddress(publicAddress);
            draft.setSources(sources);
            draft.setComment(comment);
            return draft;
        }

        /** {@code 8080/tcp to web1}. */
        String words() {
            return publicPorts + "/" + protocol + " to " + guest;
        }
    }

    public KeptForwards {
        forwards = List.copyOf(forwards);
        adopted = List.copyOf(adopted);
    }

    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What was kept; nothing for an empty text. */
    public static KeptForwards of(String text) {
        try {
            return text.isEmpty() ? new KeptForwards(List.of(), List.of()) : JSON.readValue(text, KeptForwards.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is kept with rules is written by Intendant alone.", broken);
        }
    }
}
