package org.intendant.servers;

import java.util.Collection;
import java.util.List;

/** Keys that a feature needs on accounts of servers; the key manager deploys them and reads them back. Collected with CDI. */
public interface WantedKey {

    /**
     * All that are wanted on these servers, in as many statements for many as for few.
     *
     * @param serverIds primary keys
     */
    List<Wish> on(Collection<Long> serverIds);

    /**
     * A key that shall open an account.
     *
     * @param account name of an account that Intendant manages there
     * @param line as in {@code authorized_keys}: options that restrict it, type, bytes and comment
     * @param owner the feature's word, as pages name it: {@code Backups}
     * @param why the thing that needs it, as in {@code the backup of web1 to nas1}
     */
    record Wish(long serverId, String account, String line, String owner, String why) {}
}
