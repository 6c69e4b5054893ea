package org.intendant.servers;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;

/** The many-valued fields of a draft, each value checked on its own. */
final class ServerLists {
    private ServerLists() {}

    static Set<String> networks(HypervisorDraft draft) {
        return draft.getNetworks().stream()
                .filter(cidr -> !Text.blank(cidr))
                .map(cidr -> Network.cidr("hypervisor.networks", cidr))
                .collect(Collectors.toSet());
    }

    static Set<String> tags(ServerDraft draft) {
        return draft.getTags().stream()
                .filter(tag -> !Text.blank(tag))
                .map(tag -> Text.tag("tags", tag))
                .collect(Collectors.toSet());
    }

    /** The stored set with exactly these values, so that only what changed is written. */
    static <T> Set<T> replaced(Set<T> stored, Collection<T> values) {
        stored.retainAll(values);
        stored.addAll(values);
        return stored;
    }
}
