package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Set;

/** Where a server block is asked: its names, a port, and whether that speaks HTTPS. */
record Door(List<String> names, int port, boolean https) {

    /** Replaces what is the same for every request here. */
    String plain(String value) {
        String text =
                value.replace("$server_port", Integer.toString(port)).replace("$scheme", https ? "https" : "http");
        return names.size() == 1 ? text.replace("$server_name", names.get(0)) : text;
    }

    boolean isHost(String value) {
        return Set.of("$host", "$http_host", "$host:" + port).contains(plain(value))
                || (names.size() == 1 && names.get(0).equals(plain(value)));
    }
}
