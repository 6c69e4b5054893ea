package org.intendant.servers.path;

import org.intendant.plans.Target;

/**
 * Something that others reach, and where their traffic arrives.
 *
 * @param type the {@link PathProbe#type} of the feature to which it belongs
 * @param id primary key within that feature
 * @param title as pages call it: {@code 8081/tcp of pve1}
 * @param server at whose port traffic of the feature arrives
 * @param protocol {@code tcp} or {@code udp}
 * @param port the first where there are several
 */
public record ServedPath(String type, long id, String title, Target server, String protocol, int port) {

    /** How it is named in addresses and orders: {@code port:12}. */
    public String key() {
        return type + ":" + id;
    }
}
