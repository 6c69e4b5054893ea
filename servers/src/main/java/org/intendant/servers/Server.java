package org.intendant.servers;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.intendant.hosts.HostKey;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.address.IpAddresses;
import org.intendant.servers.address.PinnedKey;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.typed.BaseFolder;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A machine that Intendant manages: who it is, how it is reached, which key it must show and what it is for. */
@Entity
@Table(name = "server")
@SuppressWarnings("NullAway.Init") // the database fills the fields
public class Server {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private String name = "";

    @Column(name = "keymanager_name")
    private String keymanagerName = "";

    @Embedded
    private Description description = new Description();

    @Embedded
    private SshAddress ssh;

    /** Where {@link #ssh} leads; unique. */
    @Column(name = "ssh_place")
    private String sshPlace = "";

    @Embedded
    @AttributeOverride(name = "user", column = @Column(name = "backup_user"))
    @AttributeOverride(name = "host", column = @Column(name = "backup_host"))
    @AttributeOverride(name = "port", column = @Column(name = "backup_port"))
    @AttributeOverride(name = "jumpId", column = @Column(name = "backup_jump_id"))
    private @Nullable SshAddress backupSsh;

    @Embedded
    private PinnedKey key;

    @Embedded
    private IpAddresses addresses;

    @Embedded
    private Machine machine;

    @Column(name = "samba_base_folder")
    private String sambaBaseFolder = "";

    @Embedded
    private HypervisorSettings hypervisor = new HypervisorSettings();

    @Column(name = "runs_intendant")
    private boolean runsIntendant;

    @ElementCollection
    @CollectionTable(name = "server_role", joinColumns = @JoinColumn(name = "server_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<ServerRole> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "server_owner", joinColumns = @JoinColumn(name = "server_id"))
    @Column(name = "person_id")
    private Set<Long> owners = new HashSet<>();

    protected Server() {}

    /** A new server with the key that a person confirmed. */
    Server(ServerDraft draft, HostKey confirmed) {
        change(draft);
        key = new PinnedKey(confirmed);
    }

    /**
     * Takes over everything that the draft says.
     *
     * @throws Refused naming every field that is wrong; the server is then as before
     */
    final void change(ServerDraft draft) {
        Faults faults = new Faults();
        String named = faults.take(() -> Text.name("name", draft.getName(), "web1 or web1.example.org"));
        String keymanager = faults.take(() -> Text.blank(draft.getKeymanagerName())
                ? named
                : Text.name("keymanagerName", draft.getKeymanagerName(), "web1"));
        Description words = faults.take(() -> new Description(draft));
        SshAddress reached = faults.take(() -> draft.getSsh().toAddress("ssh"));
        Optional<SshAddress> backed = faults.take(() -> draft.getBackupSsh().toOptionalAddress("backupSsh"));
        IpAddresses ips = faults.take(() -> new IpAddresses(draft.getAddresses()));
        HypervisorSettings settings = faults.take(() -> new HypervisorSettings(draft.getHypervisor()));
        String folder = faults.take(() -> BaseFolder.of("sambaBaseFolder", draft.getSambaBaseFolder()));
        Machine made = faults.take(() -> new Machine(draft));
        RoleFields.check(faults, draft);
        faults.refuseIfAny();

        name = requireNonNull(named);
        keymanagerName = requireNonNull(keymanager);
        description.become(requireNonNull(words));
        ssh = requireNonNull(reached);
        sshPlace = ssh.place();
        backupSsh = requireNonNull(backed).orElse(null);
        addresses = requireNonNull(ips);
        hypervisor.become(requireNonNull(settings));
        machine = requireNonNull(made);
        sambaBaseFolder = requireNonNull(folder);
        runsIntendant = draft.isRunsIntendant();
        roles = ServerLists.replaced(roles, Set.copyOf(draft.getRoles()));
        owners = ServerLists.replaced(owners, Set.copyOf(draft.getOwners()));
    }

    /** Takes another key as the one that the server must show, after somebody said that this is right. */
    void pin(HostKey confirmed) {
        key = new PinnedKey(confirmed);
    }

    /**
     * Asks for the name before something that cannot be taken back.
     *
     * @throws Refused when somebody typed another
     */
    public void mustBeNamed(String typedName) {
        if (!name.equals(typedName.strip())) {
            throw new Refused("typedName", "Type the name " + name + " to confirm.");
        }
    }

    /** What plans and operations point at. */
    public Target target() {
        return new Target("server", id(), name);
    }

    /** The primary key. */
    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    /** Its name at the keymanager, unique. */
    public String keymanagerName() {
        return keymanagerName;
    }

    /** Its title, notes and tags. */
    public Description description() {
        return description;
    }

    public SshAddress ssh() {
        return ssh;
    }

    /** As the backup server reaches it, or null. */
    public @Nullable SshAddress backupSsh() {
        return backupSsh;
    }

    public HostKey key() {
        return key.hostKey();
    }

    public IpAddresses addresses() {
        return addresses;
    }

    public boolean isGuest() {
        return machine.isGuest();
    }

    public @Nullable Long hypervisorId() {
        return machine.hypervisorId();
    }

    public Set<ServerRole> roles() {
        return Set.copyOf(roles);
    }

    public boolean has(ServerRole role) {
        return roles.contains(role);
    }

    /** Below which shares lie, or the empty string for {@link BaseFolder#USUAL}. */
    public String sambaBaseFolder() {
        return sambaBaseFolder;
    }

    public HypervisorSettings hypervisor() {
        return hypervisor;
    }

    public boolean runsIntendant() {
        return runsIntendant;
    }

    /** Primary keys of the people who own it. */
    public Set<Long> owners() {
        return Set.copyOf(owners);
    }
}
