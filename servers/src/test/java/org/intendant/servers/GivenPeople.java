package org.intendant.servers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.intendant.people.People;

/** Two people by name, for servers whose database knows nobody. */
final class GivenPeople extends People {
    private static final Map<String, Long> IDS = Map.of("maren", 7L, "jonas", 8L);

    @Override
    public Map<String, Long> ids(Collection<String> usernames) {
        Map<String, Long> found = new HashMap<>(IDS);
        found.keySet().retainAll(usernames);
        return found;
    }

    @Override
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> found = new HashMap<>();
        IDS.forEach((name, id) -> found.put(id, name));
        found.keySet().retainAll(ids);
        return found;
    }
}
