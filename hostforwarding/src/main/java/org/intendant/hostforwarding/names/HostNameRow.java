package org.intendant.hostforwarding.names;

import java.time.Instant;
import java.util.List;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A rule as lists and REST show it. Passwords are nowhere; {@code logins} has the names alone.
 *
 * @param name {@code shop.example.org/admin}
 * @param domains host names, with commas between them
 * @param port where the proxy listens
 * @param guestPort where the guest does
 * @param guestPath what takes the base path's place there
 * @param https whether it speaks HTTPS
 * @param forced whether port 80 leads to it
 * @param certificate how the certificate is called, or where it is on the host; empty for the proxy's own or none
 * @param allowed empty for everybody
 * @param logins who must say a password
 * @param raw whether there is raw text of nginx
 * @param state whether the proxy's nginx has loaded what is wanted, as far as it was read back
 * @param checked when it was, or null for never
 * @param test what a request showed: ANSWERS, NO_ANSWER, UNKNOWN as long as nobody asked, UNTESTABLE where few may come, OFF where
 *     it is disabled
 * @param tested when it was tried, or null for never
 * @param said how it ended, or why nginx refused it; or empty
 * @param before primary key of the hypervisor that must lead the port to the proxy; null where that is none
 */
public record HostNameRow(
        long id,
        int version,
        long proxyId,
        String proxy,
        long guestId,
        String guest,
        String name,
        String domains,
        int port,
        String basePath,
        int guestPort,
        String guestPath,
        boolean https,
        boolean forced,
        String certificate,
        String allowed,
        List<String> logins,
        boolean raw,
        String comment,
        boolean enabled,
        State state,
        @Nullable Instant checked,
        State test,
        @Nullable Instant tested,
        String said,
        @Nullable Long before) {

    public HostNameRow {
        logins = List.copyOf(logins);
    }
}
