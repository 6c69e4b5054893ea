package org.intendant.people.groups;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a group. */
public class GroupDraft {

    private @Nullable String name;
    private @Nullable Long ownerId;
    private List<Long> people = new ArrayList<>();
    private int version;

    public GroupDraft() {}

    /** As the group is now, to be changed. */
    public static GroupDraft of(Group group) {
        GroupDraft draft = new GroupDraft();
        draft.name = group.getName();
        draft.ownerId = group.getOwnerId();
        draft.people = new ArrayList<>(group.getPeople().stream().sorted().toList());
        draft.version = group.getVersion();
        return draft;
    }

    public String getName() {
        return name == null ? "" : name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** Primary key of the person who owns it; null means whoever adds it, or leaves it as it is. */
    public @Nullable Long getOwnerId() {
        return ownerId;
    }

    public void setOwnerId(@Nullable Long ownerId) {
        this.ownerId = ownerId;
    }

    /** Primary keys of all who shall be in it. */
    public List<Long> getPeople() {
        return people;
    }

    public void setPeople(List<Long> people) {
        this.people = new ArrayList<>(people);
    }

    /** The version that was read before changing, so that two people at once notice each other. */
    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
