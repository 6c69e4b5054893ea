package org.intendant.samba.push;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.samba.shares.KeptShares;
import org.intendant.samba.shares.SharePassword;

/**
 * What one server shall share.
 *
 * @param host its name
 * @param address where Intendant reaches it itself; empty where that is only over another server
 * @param base folder of all shares
 * @param amiss why nothing can lie there, in a sentence; empty where it can
 * @param shares by name
 * @param users by name, also those without a share
 * @param adopted sections of Samba's own configuration that shall be out of use
 */
record Wanted(
        long serverId,
        String host,
        String address,
        String base,
        String amiss,
        List<Item> shares,
        List<User> users,
        List<String> adopted) {

    /**
     * One share.
     *
     * @param path of its folder below that of all shares
     * @param group which its folder belongs to
     */
    record Item(
            long id,
            String name,
            String path,
            String comment,
            boolean browseable,
            boolean guests,
            String group,
            List<String> writers,
            List<String> readers) {

        KeptShares.Kept kept() {
            return new KeptShares.Kept(id, name, path, comment, browseable, guests, writers, readers);
        }

        /** All who may do something with it, by name. */
        List<String> users() {
            return Stream.concat(writers.stream(), readers.stream()).sorted().toList();
        }
    }

    /** One user with the password that it shall have. */
    record User(String name, SharePassword password) {}

    /** As it is kept with the file that is written of it. */
    KeptShares kept() {
        return new KeptShares(shares.stream().map(Item::kept).toList(), adopted);
    }

    /** Whether a share needs this user. */
    boolean uses(String user) {
        return shares.stream().anyMatch(share -> share.users().contains(user));
    }
}
