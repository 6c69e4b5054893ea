package org.intendant.servers.path;

/** What traffic comes through, in this order. */
public enum Stage {
    NAME("Name resolution"),
    HYPERVISOR("Hypervisor"),
    NAT_RULE("NAT rule"),
    FORWARD_CHAIN("Forward chain"),
    PROXY("Proxy"),
    CONFIGURATION("nginx configuration"),
    CERTIFICATE("Certificate"),
    BACKEND("Guest reachable"),
    SERVICE("Service listening"),
    ANSWER("Connection from here");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
