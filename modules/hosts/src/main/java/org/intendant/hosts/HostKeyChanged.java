package org.intendant.hosts;

import org.intendant.plans.HostUnreachable;

/** A host shows another key than the pinned one. Nothing was sent to it; only a person can decide what this means. */
public class HostKeyChanged extends HostUnreachable {

    private final transient HostKey pinned;
    private final transient HostKey shown;

    HostKeyChanged(HostAddress address, HostKey pinned, HostKey shown, Throwable cause) {
        super(
                address.shown() + " shows another host key than the pinned one: " + shown.fingerprint()
                        + " instead of " + pinned.fingerprint()
                        + ". Either the host was installed anew, or somebody stands in between and pretends to be it."
                        + " Nothing was sent. Compare the new fingerprint on the host's own console before you pin it.",
                cause);
        this.pinned = pinned;
        this.shown = shown;
    }

    public HostKey pinned() {
        return pinned;
    }

    public HostKey shown() {
        return shown;
    }
}
