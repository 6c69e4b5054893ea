package org.intendant.keymanager.access;

import java.util.List;
import java.util.Map;
import org.intendant.servers.WantedKey;

/**
 * What the database says about some accounts, and of keys and groups all that matters for them. Only what is good now and
 * as Intendant wrote it, unless a coarse sieve let more through.
 *
 * @param forged whether a row was read for it that somebody else wrote or changed
 * @param grants by the server's primary key
 * @param wishes of features, by the server's primary key
 */
record Snapshot(
        List<Spot> spots,
        boolean forged,
        Map<Long, List<Given>> grants,
        Members members,
        Map<Long, List<WantedKey.Wish>> wishes) {

    /**
     * What a group may.
     *
     * @param accountId {@link org.intendant.keymanager.grants.Grant#EVERY_ACCOUNT} for all of the server
     */
    record Given(long groupId, long accountId, Reason reason) {}
}
