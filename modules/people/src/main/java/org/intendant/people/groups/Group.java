package org.intendant.people.groups;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** Some people under a name, and whose business that is. It is no role: it gives nobody any right by itself. */
@Entity(name = "PersonGroup") // "group" is a word of the query language
@Table(name = "person_group")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Group extends SealedRow {

    static final int MOST_PEOPLE = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    private String name;

    private String spelled;

    @Column(name = "owner_id")
    private long ownerId;

    @ElementCollection
    @CollectionTable(name = "person_group_person", joinColumns = @JoinColumn(name = "group_id"))
    @Column(name = "person_id")
    private Set<Long> people = new HashSet<>();

    protected Group() {}

    Group(GroupName name, long ownerId) {
        become(name, ownerId);
    }

    /** Who is in it stands in rows of their own. */
    @Override
    protected List<String> sealed() {
        return List.of("person_group", String.valueOf(id), name, spelled, Long.toString(ownerId));
    }

    final void become(GroupName newName, long newOwnerId) {
        this.name = newName.shown();
        this.spelled = newName.spelled();
        this.ownerId = newOwnerId;
    }

    /**
     * Takes these people instead of those that were in it.
     *
     * @throws Refused in the field {@code people} when they are too many
     */
    void hold(Collection<Long> personIds) {
        people.retainAll(Set.copyOf(personIds));
        join(personIds);
    }

    void join(Collection<Long> personIds) {
        people.addAll(personIds);
        if (people.size() > MOST_PEOPLE) {
            throw new Refused("people", "A group has at most " + MOST_PEOPLE + " people.");
        }
    }

    void leave(long personId) {
        people.remove(personId);
    }

    /** Whether this person owns it. */
    public boolean isOwnedBy(@Nullable Long personId) {
        return personId != null && personId == ownerId;
    }

    /** The key by which the audit trail knows this group. */
    public String key() {
        return "group:" + id;
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    /** The name as groups are told apart. */
    String spelled() {
        return spelled;
    }

    /** Primary key of the person who owns it. */
    public long getOwnerId() {
        return ownerId;
    }

    /** Primary keys of those who are in it. */
    public Set<Long> getPeople() {
        return Set.copyOf(people);
    }
}
