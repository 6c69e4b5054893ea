package org.intendant.hosts;

/** All hosts that can be reached: the door to SSH. */
public interface Hosts {

    /** A handle on the host at this address. Does not connect. */
    RemoteHost at(HostAddress address);

    /**
     * The key that a host shows, without signing in.
     *
     * @throws org.intendant.plans.HostUnreachable when nothing answers SSH there
     */
    HostKey scan(HostAddress address);

    /** The public line of Intendant's own key: what a host's {@code authorized_keys} must hold. */
    String ownKey();

    /**
     * Signs in once with a password and adds exactly Intendant's own line to the account's {@code authorized_keys}.
     * The password is used for this one connection, never stored and never logged. Then signs in anew with the key.
     *
     * @throws org.intendant.plans.HostUnreachable when the password is not accepted
     * @throws org.intendant.plans.CommandFailed when the file cannot be changed safely
     */
    void authorize(HostAddress address, char[] password);

    /** The fixed program that {@link #authorize} runs, to be shown before; its one argument is {@link #ownKey}. */
    String authorizeProgram();

    /** Forgets pooled connections to this address, after its key or account changed. */
    void forget(HostAddress address);
}
