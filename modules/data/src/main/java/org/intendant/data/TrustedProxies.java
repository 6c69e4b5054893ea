package org.intendant.data;

import org.intendant.data.Networks.Network;

/** Networks of the proxies in front of Intendant, and whom a request through them really comes from. */
public record TrustedProxies(Networks networks) {

    static TrustedProxies parse(String text) {
        return new TrustedProxies(Networks.parse(Setting.INTENDANT_TRUSTED_PROXIES, text));
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether this address belongs to one of our proxies. A text that is no literal address never does. */
    public boolean contains(String address) {
        return networks.contains(address);
    }

    /**
     * Where a request comes from: the last address of the chain that is not a proxy of ours, since everything before it
     * was written by a stranger.
     *
     * @param peer who has opened the connection
     * @param forwardedFor the header {@code X-Forwarded-For}, empty when there is none
     */
    public String client(String peer, String forwardedFor) {
        String client = peer;
        String[] hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && contains(client) && Network.literal(hops[i].strip()); i--) {
            client = hops[i].strip();
        }
        return client;
    }
}
