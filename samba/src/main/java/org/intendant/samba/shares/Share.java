package org.intendant.samba.shares;

import static java.util.Objects.requireNonNull;

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
import java.util.HashSet;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A folder of a server that shall be shared. */
@Entity
@Table(name = "samba_share")
public class Share {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    private String name = "";

    @Column(name = "name_key")
    private String nameKey = "";

    private String path = "";
    private String comment = "";
    private boolean browseable;
    private boolean guests;

    @ElementCollection
    @CollectionTable(name = "samba_access", joinColumns = @JoinColumn(name = "share_id"))
    private Set<ShareAccess> access = new HashSet<>();

    protected Share() {}

    /** @throws Refused naming every field that is wrong */
    Share(ShareDraft draft) {
        Long of = draft.getServerId();
        if (of == null) {
            throw new Refused("serverId", "Choose the server.");
        }
        serverId = of;
        change(draft);
    }

    /**
     * Takes over everything that the draft says but the server and the users.
     *
     * @throws Refused naming every field that is wrong; it is then as before
     */
    final void change(ShareDraft draft) {
        Faults faults = new Faults();
        faults.check(
                Long.valueOf(serverId).equals(draft.getServerId()),
                "serverId",
                "A share stays on its server. Add another one there.");
        String named = faults.take(() -> ShareText.name(draft.getName()));
        String folder = faults.take(() -> ShareText.path(draft.getPath()));
        String words = faults.take(() -> ShareText.comment(draft.getComment()));
        faults.refuseIfAny();

        name = requireNonNull(named);
        nameKey = Text.lower(named);
        path = requireNonNull(folder);
        comment = requireNonNull(words);
        browseable = draft.isBrowseable();
        guests = draft.isGuests();
    }

    void grant(Set<ShareAccess> wanted) {
        access.retainAll(wanted);
        access.addAll(wanted);
    }

    /** Whether one of the two folders lies inside of the other, or is it. */
    boolean overlaps(String folder) {
        return (path + "/").startsWith(folder + "/") || (folder + "/").startsWith(path + "/");
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    public long serverId() {
        return serverId;
    }

    public String name() {
        return name;
    }

    /** Below the server's base folder, without a slash at its beginning. */
    public String path() {
        return path;
    }

    public String comment() {
        return comment;
    }

    /** Whether it is seen in lists of what the server shares. */
    public boolean isBrowseable() {
        return browseable;
    }

    /** Whether everybody may read it without a password. */
    public boolean isGuests() {
        return guests;
    }

    public Set<ShareAccess> access() {
        return Set.copyOf(access);
    }
}
