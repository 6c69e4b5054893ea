package org.intendant.servers.exchange;

import java.util.List;

/** What the names in a row stand for. */
interface RowNames {

    /** The primary key of the server of this name. */
    long server(String column, String name);

    /** The primary keys of these user names. */
    List<Long> people(String column, List<String> typed);
}
