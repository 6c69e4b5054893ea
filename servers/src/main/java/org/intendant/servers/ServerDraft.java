package org.intendant.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.servers.address.AddressesDraft;
import org.intendant.servers.address.SshDraft;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a server: bound by pages, read from JSON. {@link Server} refuses what is wrong with the
 * names of the fields. */
public class ServerDraft {
    /** The version that was read, for {@link Servers#change}; 0 for a new server. */
    private int version;

    /** How people call it: unique, like a host name. */
    private String name = "";

    /** Its name at the keymanager: unique; empty for the name. */
    private String keymanagerName = "";

    /** What it is for, in one line. */
    private String title = "";

    /** Free text of up to 20000 characters. */
    private String notes = "";

    /** Short words. */
    private List<String> tags = new ArrayList<>();

    /** Primary keys of the people who own it. */
    private List<Long> owners = new ArrayList<>();

    /** From Intendant. */
    private SshDraft ssh = new SshDraft();

    /** From the backup server; an empty host for none. */
    private SshDraft backupSsh = new SshDraft();

    /** IP addresses. */
    private AddressesDraft addresses = new AddressesDraft();

    /** A virtual machine or container. */
    private boolean guest;

    /** The server that it runs on, for a guest. */
    private @Nullable Long hypervisorId;

    /** What it does for others. */
    private List<ServerRole> roles = new ArrayList<>();

    /** Below which shares lie, for the role SAMBA. */
    private String sambaBaseFolder = "";

    /** For the role HYPERVISOR. */
    private HypervisorDraft hypervisor = new HypervisorDraft();

    /** Intendant itself runs here. */
    private boolean runsIntendant;

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getKeymanagerName() {
        return keymanagerName;
    }

    public void setKeymanagerName(@Nullable String keymanagerName) {
        this.keymanagerName = keymanagerName == null ? "" : keymanagerName;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title == null ? "" : title;
    }

    public String getNotes() {
        return notes;
    }

    public void setNotes(@Nullable String notes) {
        this.notes = notes == null ? "" : notes;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = new ArrayList<>(tags);
    }

    public List<Long> getOwners() {
        return owners;
    }

    public void setOwners(List<Long> owners) {
        this.owners = new ArrayList<>(owners);
    }

    public SshDraft getSsh() {
        return ssh;
    }

    public void setSsh(SshDraft ssh) {
        this.ssh = ssh;
    }

    public SshDraft getBackupSsh() {
        return backupSsh;
    }

    public void setBackupSsh(SshDraft backupSsh) {
        this.backupSsh = backupSsh;
    }

    public AddressesDraft getAddresses() {
        return addresses;
    }

    public void setAddresses(AddressesDraft addresses) {
        this.addresses = addresses;
    }

    public boolean isGuest() {
        return guest;
    }

    public void setGuest(boolean guest) {
        this.guest = guest;
    }

    public @Nullable Long getHypervisorId() {
        return hypervisorId;
    }

    public void setHypervisorId(@Nullable Long hypervisorId) {
        this.hypervisorId = hypervisorId;
    }

    public List<ServerRole> getRoles() {
        return roles;
    }

    public void setRoles(List<ServerRole> roles) {
        this.roles = new ArrayList<>(roles);
    }

    public String getSambaBaseFolder() {
        return sambaBaseFolder;
    }

    public void setSambaBaseFolder(@Nullable String sambaBaseFolder) {
        this.sambaBaseFolder = sambaBaseFolder == null ? "" : sambaBaseFolder;
    }

    public HypervisorDraft getHypervisor() {
        return hypervisor;
    }

    public void setHypervisor(HypervisorDraft hypervisor) {
        this.hypervisor = hypervisor;
    }

    public boolean isRunsIntendant() {
        return runsIntendant;
    }

    public void setRunsIntendant(boolean runsIntendant) {
        this.runsIntendant = runsIntendant;
    }

    /** The draft that changes nothing. */
    public static ServerDraft of(Server server) {
        ServerDraft draft = new ServerDraft();
        draft.version = server.version();
        draft.name = server.name();
        draft.keymanagerName = server.keymanagerName();
        draft.title = server.description().title();
        draft.notes = server.description().notes();
        draft.tags = server.description().tags().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        draft.owners = server.owners().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        draft.ssh = SshDraft.of(server.ssh());
        draft.backupSsh = SshDraft.of(server.backupSsh());
        draft.addresses = AddressesDraft.of(server.addresses());
        draft.guest = server.isGuest();
        draft.hypervisorId = server.hypervisorId();
        draft.roles = server.roles().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        draft.sambaBaseFolder = server.sambaBaseFolder();
        draft.hypervisor = HypervisorDraft.of(server.hypervisor());
        draft.runsIntendant = server.runsIntendant();
        return draft;
    }
}
