package org.intendant.keymanager.revoke;

import java.io.Serializable;
import java.time.Instant;

/**
 * An SSH session that is open on a host.
 *
 * @param pid its process on the host
 * @param start when that began, in clock ticks since the host's boot: no other process has both
 * @param from the address that it comes from; empty where sshd's log does not tell
 * @param fingerprint of the key with which it signed in; empty where the log does not tell, or where it was no key
 * @param method publickey, password …; empty where the log does not tell
 * @param whose whose key that is; empty where nobody knows
 * @param taken whether the key was taken from this account
 */
public record OpenSession(
        long serverId,
        String server,
        String account,
        long pid,
        long start,
        Instant since,
        String from,
        String fingerprint,
        String method,
        String whose,
        boolean taken)
        implements Serializable {

    /** Tells it from every other session of every server. */
    public String id() {
        return serverId + "-" + pid + "-" + start;
    }

    /** Whether it may be ended: its key was taken, or nobody knows whose it is. */
    public boolean endable() {
        return taken || fingerprint.isEmpty();
    }

    /** {@code deploy@web1}. */
    public String place() {
        return account + "@" + server;
    }

    /** {@code ann on deploy@web1 from 10.0.0.5}. */
    public String words() {
        return (whose.isEmpty() ? "Somebody" : whose) + " on " + place() + (from.isEmpty() ? "" : " from " + from);
    }

    /** Who that is, as far as anybody knows. */
    public String who() {
        if (!whose.isEmpty()) {
            return whose;
        }
        if (!fingerprint.isEmpty()) {
            return "somebody on " + account + ", whose key Intendant does not know";
        }
        return method.isEmpty() || method.equals("publickey")
                ? "somebody on " + account + ", key unknown"
                : "somebody on " + account + ", signed in by " + method;
    }

    OpenSession known(String holder, boolean wasTaken) {
        return new OpenSession(
                serverId, server, account, pid, start, since, from, fingerprint, method, holder, wasTaken);
    }

    boolean isSameAs(long otherPid, long otherStart) {
        return pid == otherPid && start == otherStart;
    }
}
