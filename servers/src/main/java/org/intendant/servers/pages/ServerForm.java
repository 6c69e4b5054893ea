package org.intendant.servers.pages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intendant.servers.HypervisorDraft;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.jspecify.annotations.Nullable;

/** A server's draft as inputs of a page take it: lists as text, nothing chosen as the empty string, owners by user name. */
public final class ServerForm implements Serializable {
    private final transient ServerDraft draft;
    private String tags;
    private String networks;
    private List<String> owners;
    private List<ServerRole> roles;

    /** @param owners user names of the draft's owners */
    ServerForm(ServerDraft draft, List<String> owners) {
        this.draft = draft;
        this.tags = String.join(" ", draft.getTags());
        this.networks = String.join("\n", draft.getHypervisor().getNetworks());
        this.owners = new ArrayList<>(owners);
        this.roles = new ArrayList<>(draft.getRoles());
    }

    /** The draft with everything that was typed but the owners, whose names {@link ServerChoices} knows. */
    ServerDraft toDraft() {
        draft.setTags(words(tags));
        draft.getHypervisor().setNetworks(words(networks));
        draft.setRoles(roles);
        leaveOutWhatIsNotShown();
        return draft;
    }

    /** Fields whose role was taken away are no longer on the page, so that nobody could empty them. */
    private void leaveOutWhatIsNotShown() {
        if (!isHypervisor()) {
            draft.setHypervisor(new HypervisorDraft());
        }
        if (!isSamba()) {
            draft.setSambaBaseFolder("");
        }
        if (!draft.isGuest()) {
            draft.setHypervisorId(null);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public ServerDraft getDraft() {
        return draft;
    }

    public boolean isHypervisor() {
        return roles.contains(ServerRole.HYPERVISOR);
    }

    public boolean isSamba() {
        return roles.contains(ServerRole.SAMBA);
    }

    public String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags == null ? "" : tags;
    }

    public String getNetworks() {
        return networks;
    }

    public void setNetworks(@Nullable String networks) {
        this.networks = networks == null ? "" : networks;
    }

    public List<String> getOwners() {
        return owners;
    }

    public void setOwners(@Nullable List<String> owners) {
        this.owners = owners == null ? new ArrayList<>() : new ArrayList<>(owners);
    }

    public List<ServerRole> getRoles() {
        return roles;
    }

    public void setRoles(@Nullable List<ServerRole> roles) {
        this.roles = roles == null ? new ArrayList<>() : new ArrayList<>(roles);
    }
}
