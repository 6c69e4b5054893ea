package org.intendant.notices.wishes;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.intendant.notices.Channel;
import org.intendant.notices.Kind;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who may be told something: what he wants, what he may see, what is muted for him. */
public final class Recipient {

    private final Person person;
    private final Map<Kind, Wish> wishes;
    private final List<Mute> mutes;
    private final Supplier<Set<String>> owned;
    private final Map<Channel, Boolean> reached = new EnumMap<>(Channel.class);
    private @Nullable Set<String> ownedKeys;

    Recipient(Person person, Map<Kind, Wish> wishes, List<Mute> mutes, Supplier<Set<String>> owned) {
        this.person = person;
        this.wishes = wishes;
        this.mutes = mutes;
        this.owned = owned;
    }

    public Person person() {
        return person;
    }

    public long id() {
        return person.getId();
    }

    public Wish wish(Kind kind) {
        Wish wish = wishes.get(kind);
        return wish == null ? new Wish(id(), kind) : wish;
    }

    /** Whether he may see one of these targets; what a member owns is read once. */
    public boolean sees(Collection<String> targetKeys) {
        if (person.getRole() != Role.MEMBER) {
            return true;
        }
        Set<String> known = ownedKeys;
        if (known == null) {
            known = owned.get();
            ownedKeys = known;
        }
        return targetKeys.stream().anyMatch(known::contains);
    }

    /** Whether this way leads to him; asked once, whatever there is to tell. */
    public boolean isReachedBy(Channel channel, Predicate<Channel> leads) {
        return reached.computeIfAbsent(channel, leads::test);
    }

    public boolean isMuted(Kind kind, Collection<String> targetKeys) {
        return mutes.stream().anyMatch(mute -> mute.keeps(id(), kind, targetKeys));
    }
}
