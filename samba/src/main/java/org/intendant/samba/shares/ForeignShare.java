package org.intendant.samba.shares;

import org.intendant.servers.typed.Text;

/**
 * A share of a server that somebody else made.
 *
 * @param path its folder as Samba has it, or empty
 */
public record ForeignShare(String name, String path) {

    public ForeignShare {
        name = Text.inert(name, 100);
        path = Text.inert(path, 400);
    }

    /** A line as it is stored; a name holds no bracket. */
    String line() {
        return name.replace("]", "") + "]" + path;
    }

    static ForeignShare of(String line) {
        int end = line.indexOf(']');
        return new ForeignShare(line.substring(0, end), line.substring(end + 1));
    }
}
