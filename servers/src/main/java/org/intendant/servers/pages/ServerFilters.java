package org.intendant.servers.pages;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the list of servers is narrowed to; the empty string narrows nothing. */
public final class ServerFilters implements Serializable {
    private String state = "";
    private String tag = "";
    private String reachable = "";
    private String role = "";
    private String hypervisor = "";
    private String owner = "";

    /** As {@link org.intendant.servers.Servers#page} takes them. */
    Map<String, String> toMap() {
        return Map.of(
                "state", state,
                "tag", tag,
                "reachable", reachable,
                "role", role,
                "hypervisor", hypervisor,
                "owner", owner);
    }

    void clear() {
        state = tag = reachable = role = hypervisor = owner = "";
    }

    private static String text(@Nullable String chosen) {
        return Objects.requireNonNullElse(chosen, "");
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = text(state);
    }

    public String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = text(tag);
    }

    public String getReachable() {
        return reachable;
    }

    public void setReachable(@Nullable String reachable) {
        this.reachable = text(reachable);
    }

    public String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = text(role);
    }

    public String getHypervisor() {
        return hypervisor;
    }

    public void setHypervisor(@Nullable String hypervisor) {
        this.hypervisor = text(hypervisor);
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = text(owner);
    }
}
