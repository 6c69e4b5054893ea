package org.intendant.people;

import org.jspecify.annotations.Nullable;

/** What somebody typed about a person. The user name counts for a new person only. */
public class PersonDraft {

    private @Nullable String username;
    private @Nullable String displayName;
    private @Nullable String email;
    private @Nullable Role role;
    private boolean active = true;
    private int version;

    public PersonDraft() {}

    /** As the person is now, to be changed. */
    public static PersonDraft of(Person person) {
        PersonDraft draft = new PersonDraft();
        draft.username = person.getUsername();
        draft.displayName = person.getDisplayName();
        draft.email = person.getEmail();
        draft.role = person.getRole();
        draft.active = person.isActive();
        draft.version = person.getVersion();
        return draft;
    }

    public String getUsername() {
        return username == null ? "" : username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public String getDisplayName() {
        return displayName == null ? "" : displayName;
    }

    public void setDisplayName(@Nullable String displayName) {
        this.displayName = displayName;
    }

    public String getEmail() {
        return email == null ? "" : email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    /** Null leaves the role as it is; somebody new is then a member. */
    public @Nullable Role getRole() {
        return role;
    }

    public Role roleOr(Role other) {
        return role == null ? other : role;
    }

    public void setRole(@Nullable Role role) {
        this.role = role;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    /** The version that was read before changing, so that two people at once notice each other. */
    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
