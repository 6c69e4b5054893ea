package org.intendant.hostforwarding.names;

import java.util.List;

/**
 * Something of others that nginx shall read no more: a link to a file with one site, or a server block of a file.
 *
 * @param path of the link, or of the file itself
 * @param target where the link leads, as it says it; empty for a server block
 * @param block the server blocks, as they stand there; more than one of a link alone
 * @param domains the names that they serve
 */
public record OutOfUse(String path, String target, String block, List<String> domains) {

    /** More is no site that anybody wrote by hand. */
    public static final int LONGEST = 20_000;

    /** The longest path, and the longest target of a link. */
    public static final int LONGEST_PATH = 300;

    public OutOfUse {
        domains = List.copyOf(domains);
    }

    public boolean linked() {
        return !target.isEmpty();
    }
}
