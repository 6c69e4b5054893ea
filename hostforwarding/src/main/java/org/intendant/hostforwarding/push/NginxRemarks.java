package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.servers.typed.Text;

/** What a plan notices and leaves alone. */
record NginxRemarks(String host, NginxReading read, List<ForeignSite> foreign) {

    List<String> all() {
        String refused = read.refused();
        Stream<String> broken = refused.isEmpty()
                ? Stream.empty()
                : Stream.of("nginx of " + host
                        + " goes on with what it has loaded, and would not load its files as they lie" + " there: "
                        + Text.inert(refused, 500));
        return Stream.concat(
                        broken, foreign.stream().map(site -> "Left alone, as it is not Intendant’s: " + site.words()))
                .toList();
    }
}
