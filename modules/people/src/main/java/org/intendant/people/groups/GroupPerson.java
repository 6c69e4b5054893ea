package org.intendant.people.groups;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** That a person is in a group, with its seal; the same row as an element of {@link Group#getPeople}. */
@Entity
@Table(name = "person_group_person")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class GroupPerson extends SealedRow {

    @EmbeddedId
    private Key key;

    protected GroupPerson() {}

    @Override
    protected List<String> sealed() {
        return List.of("person_group_person", Long.toString(key.groupId), Long.toString(key.personId));
    }

    public long getGroupId() {
        return key.groupId;
    }

    public long getPersonId() {
        return key.personId;
    }

    /** Who is in which. */
    @Embeddable
    static class Key implements Serializable {

        @Column(name = "group_id")
        private long groupId;

        @Column(name = "person_id")
        private long personId;

        protected Key() {}

        Key(long groupId, long personId) {
            this.groupId = groupId;
            this.personId = personId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.groupId == groupId && key.personId == personId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(groupId, personId);
        }
    }
}
