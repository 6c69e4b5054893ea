package org.intendant.servers.jump;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Target;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;

/**
 * What is kept of a server to find it by.
 *
 * @param version of its row when it was read
 * @param jump as it is shown
 */
record IndexedServer(long id, int version, FoundBy texts, Jump jump) {
    /** The page of a server; its primary key follows. */
    static final String PAGE = "/servers/server.xhtml?id=";

    /**
     * @param row id, version, name, title, host; whatever else follows are names and addresses
     * @param tags of this server
     */
    static IndexedServer of(Object[] row, Collection<String> tags) {
        long id = (Long) row[0];
        String name = (String) row[2];
        String title = (String) row[3];
        String host = (String) row[4];
        FoundBy texts = FoundBy.of(name, Stream.concat(Stream.of(row).skip(3).map(String.class::cast), tags.stream()));
        String more = title.isEmpty() ? tags.stream().sorted().collect(Collectors.joining(", ")) : title;
        String detail = more.isEmpty() ? host : host + " · " + more;
        return new IndexedServer(id, (Integer) row[1], texts, Jump.to(name, detail, "pi-server", PAGE + id));
    }

    /** As owners are known to own it. */
    String key() {
        return new Target("server", id, "").key();
    }
}
