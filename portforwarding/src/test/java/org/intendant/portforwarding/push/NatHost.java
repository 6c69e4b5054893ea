package org.intendant.portforwarding.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.intendant.lab.LabHost;

/** What a lab host has loaded and keeps. */
final class NatHost {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NatHost() {}

    /** {@code nft -j list ruleset} without metainfo, handles, counters and the remaining time of elements. */
    static String ruleset(LabHost host) {
        try {
            JsonNode all = JSON.readTree(
                    host.exec("nft", "-j", "list", "ruleset").orThrow().bytes());
            List.of("handle", "expires", "packets", "bytes")
                    .forEach(name -> all.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name)));
            ((ArrayNode) all.path("nftables")).remove(0);
            return all.toPrettyString();
        } catch (IOException strange) {
            throw new UncheckedIOException(strange);
        }
    }

    /** Sums of all that Intendant may have written below /etc. */
    static String files(LabHost host) {
        return host.exec(
                        "sh",
                        "-c",
                        "find /etc/intendant /etc/sysctl.d /etc/systemd/system -name '*intendant*' -type f -exec sha256sum {} + ;"
                                + " find /etc/intendant -type f -exec sha256sum {} + 2>/dev/null; true")
                .stdout();
    }

    /** As before any test. */
    static void clean(LabHost host) {
        host.exec(
                        "sh",
                        "-c",
                        "rm -rf /etc/intendant /etc/sysctl.d/*intendant* /etc/systemd/system/*intendant*"
                                + " /etc/systemd/system/multi-user.target.d /var/lib/intendant; nft flush ruleset; systemctl"
                                + " daemon-reload; pkill -f '[p]age.py'; sysctl -qw net.ipv4.ip_forward=0"
                                + " net.ipv6.conf.all.forwarding=0; conntrack -F 2>/dev/null; true")
                .orThrow();
    }
}
