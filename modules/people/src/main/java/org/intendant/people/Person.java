package org.intendant.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** Somebody with an account here. The user name never changes: the audit trail knows people by it. */
@Entity
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Person extends SealedRow {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cc}\\p{Cf}<>,;\"]{1,64}@[^\\s@\\p{Cc}\\p{Cf}<>,;\"]{1,189}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean active = true;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private Instant created;

    protected Person() {}

    /**
     * Somebody new, without a password yet.
     *
     * @throws Refused naming the field that is wrong
     */
    public Person(String username, PersonDraft draft, Instant created) {
        this.username = Username.of(username);
        this.role = draft.roleOr(Role.MEMBER);
        this.created = created;
        callThemselves(draft.getDisplayName(), draft.getEmail());
    }

    /**
     * Takes the names that people know this person by.
     *
     * @throws Refused naming the field that is wrong
     */
    public final void callThemselves(String newDisplayName, String newEmail) {
        String name = newDisplayName.strip();
        String mail = newEmail.strip();
        if (!Inert.line(name, 200).equals(name)) {
            throw new Refused("displayName", "Give a name of at most 200 characters on one line.");
        }
        if (!mail.isEmpty() && !EMAIL.matcher(mail).matches()) {
            throw new Refused("email", "Give an e-mail address like maren@example.org, or none.");
        }
        this.displayName = name.isEmpty() ? username : name;
        this.email = mail;
    }

    void becomes(Role newRole) {
        this.role = newRole;
    }

    void disable() {
        this.active = false;
    }

    void enable() {
        this.active = true;
    }

    public void takesPassword(String hash) {
        this.passwordHash = hash;
    }

    @Override
    protected List<String> sealed() {
        return List.of("person", Long.toString(id), Boolean.toString(active));
    }

    /** Lines for the audit trail. */
    public String describe() {
        return "username: " + username + "\ndisplayName: " + displayName + "\nemail: " + email + "\nrole: " + role
                + "\nactive: " + active + "\npassword: " + (isPasswordSet() ? "set" : "not yet set");
    }

    /** This person as whoever acts, in the role of now. */
    public Actor through(Actor.Through door) {
        return new Actor(id, username, role, door);
    }

    /** The key by which the audit trail knows this person. */
    public String key() {
        return "person:" + id;
    }

    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getUsername() {
        return username;
    }

    public String getDisplayName() {
        return displayName;
    }

    public String getEmail() {
        return email;
    }

    public Role getRole() {
        return role;
    }

    public boolean isActive() {
        return active;
    }

    /** False until the one-time link was used. */
    public boolean isPasswordSet() {
        return passwordHash != null;
    }

    public Instant getCreated() {
        return created;
    }
}
