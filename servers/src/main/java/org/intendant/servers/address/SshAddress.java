package org.intendant.servers.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached over SSH. A jump host is a server of its own, so that its key is pinned too.
 *
 * <p>Values that could be options of a command are refused when this is made.
 */
@Embeddable
public class SshAddress {
    @Column(name = "ssh_user")
    private String user = "";

    @Column(name = "ssh_host")
    private String host = "";

    @Column(name = "ssh_port")
    private @Nullable Integer port;

    @Column(name = "ssh_jump_id")
    private @Nullable Long jumpId;

    protected SshAddress() {}

    /**
     * An address from what somebody typed.
     *
     * @param field what the names of refused fields begin with: {@code ssh}
     * @param port 1 to 65535, or null for 22
     * @param jumpId the server in between, or null
     */
    static SshAddress of(
            String field, @Nullable String user, @Nullable String host, @Nullable Integer port, @Nullable Long jumpId) {
        Faults faults = new Faults();
        SshAddress address = new SshAddress();
        String named = faults.take(() -> Text.account(field + ".user", Text.blank(user) ? "root" : user));
        String at = faults.take(() -> Network.host(field + ".host", host));
        int number = port == null ? 22 : port;
        faults.check(number >= 1 && number <= 65535, field + ".port", "Give a port from 1 to 65535.");
        faults.refuseIfAny();
        address.user = Objects.requireNonNull(named);
        address.host = Objects.requireNonNull(at);
        address.port = number;
        address.jumpId = jumpId;
        return address;
    }

    public String user() {
        return user;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port == null ? 22 : port;
    }

    public @Nullable Long jumpId() {
        return jumpId;
    }

    /** Where it leads, without the account: two servers never share it. */
    public String place() {
        return host + " " + port() + " " + (jumpId == null ? 0 : jumpId);
    }

    /** The same without the server in between. */
    public SshAddress direct() {
        SshAddress direct = new SshAddress();
        direct.user = user;
        direct.host = host;
        direct.port = port;
        return direct;
    }

    /** As people write it: {@code root@web1.example.org}, with the port where it is not 22. */
    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return user + "@" + shown + (port() == 22 ? "" : ":" + port());
    }
}
