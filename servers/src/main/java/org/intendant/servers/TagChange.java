package org.intendant.servers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/** Tags that one server shall have and tags that it shall not have; all its others stay. */
public record TagChange(long server, Set<String> add, Set<String> remove) {

    public TagChange {
        add = Set.copyOf(add);
        remove = Set.copyOf(remove);
    }

    /**
     * The same change on several servers.
     *
     * @throws Refused in {@code add} or {@code remove} where a tag is none, both name the same one, or neither names any
     */
    public static List<TagChange> on(Collection<Long> servers, Collection<String> add, Collection<String> remove) {
        Faults faults = new Faults();
        Set<String> added = faults.take(() -> tags("add", add));
        Set<String> removed = faults.take(() -> tags("remove", remove));
        faults.refuseIfAny();
        Set<String> more = added == null ? Set.of() : added;
        Set<String> less = removed == null ? Set.of() : removed;
        if (more.isEmpty() && less.isEmpty()) {
            throw new Refused("add", "Name a tag to add or to remove.");
        }
        more.stream().filter(less::contains).sorted().findFirst().ifPresent(both -> {
            throw new Refused("remove", "The tag " + both + " cannot be added and removed at once.");
        });
        return servers.stream()
                .distinct()
                .sorted()
                .map(server -> new TagChange(server, more, less))
                .toList();
    }

    private static Set<String> tags(String field, Collection<String> typed) {
        Set<String> tags = new TreeSet<>();
        typed.stream().filter(tag -> !Text.blank(tag)).forEach(tag -> tags.add(Text.tag(field, tag)));
        return tags;
    }
}
