package org.intendant.keymanager.access;

import java.util.List;

/** An account, and who can log in with it, by kind and name; also who could, if nothing were in the way. */
public record AccessRow(Spot spot, List<Way> ways) {

    public AccessRow {
        ways = List.copyOf(ways);
    }

    /** Primary key of the account. */
    public long id() {
        return spot.accountId();
    }
}
