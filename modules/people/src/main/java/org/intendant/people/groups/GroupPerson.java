package org.intendant.people.groups;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.intendant.secrets.SealedLink;

/** That a person is in a group, with its seal; the same row as an element of {@link Group#getPeople}. */
@Entity
@Table(name = "person_group_person")
@AttributeOverride(name = "key.fromId", column = @Column(name = "group_id"))
@AttributeOverride(name = "key.toId", column = @Column(name = "person_id"))
public class GroupPerson extends SealedLink {

    protected GroupPerson() {}

    @Override
    protected List<String> sealed() {
        return List.of("person_group_person", Long.toString(from()), Long.toString(to()));
    }

    public long getGroupId() {
        return from();
    }

    public long getPersonId() {
        return to();
    }
}
