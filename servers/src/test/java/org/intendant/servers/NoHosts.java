package org.intendant.servers;

import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.HostUnreachable;

/** A network in which nobody answers. */
public final class NoHosts implements Hosts {
    @Override
    public RemoteHost at(HostAddress address) {
        throw new HostUnreachable(address.name() + " does not answer.", null);
    }

    @Override
    public HostKey scan(HostAddress address) {
        throw new HostUnreachable(address.name() + " does not answer.", null);
    }

    @Override
    public String ownKey() {
        return "ssh-ed25519 AAAA intendant";
    }

    @Override
    public void authorize(HostAddress address, char[] password) {
        throw new HostUnreachable(address.name() + " does not answer.", null);
    }

    @Override
    public String authorizeProgram() {
        return "";
    }

    @Override
    public void forget(HostAddress address) {}
}
