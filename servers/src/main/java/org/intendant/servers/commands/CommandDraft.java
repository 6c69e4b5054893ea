package org.intendant.servers.commands;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command for servers, as somebody typed it. */
public class CommandDraft {
    /** Primary keys of servers. */
    private List<Long> servers = new ArrayList<>();

    /** Every server with one of these tags runs it too. */
    private List<String> tags = new ArrayList<>();

    /** Program first; each reaches the program as it is. */
    private List<String> arguments = new ArrayList<>();

    /** As root, through sudo where the account is not root. */
    private boolean root;

    /** Time limit for each server, 1 to 86400; null for 300. */
    private @Nullable Integer limitSeconds;

    /** How many servers at once, 1 to 100; null for 10. */
    private @Nullable Integer parallel;

    public List<Long> getServers() {
        return servers;
    }

    public void setServers(List<Long> servers) {
        this.servers = new ArrayList<>(servers);
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = new ArrayList<>(tags);
    }

    public List<String> getArguments() {
        return arguments;
    }

    public void setArguments(List<String> arguments) {
        this.arguments = new ArrayList<>(arguments);
    }

    public boolean isRoot() {
        return root;
    }

    public void setRoot(boolean root) {
        this.root = root;
    }

    public @Nullable Integer getLimitSeconds() {
        return limitSeconds;
    }

    public void setLimitSeconds(@Nullable Integer limitSeconds) {
        this.limitSeconds = limitSeconds;
    }

    public @Nullable Integer getParallel() {
        return parallel;
    }

    public void setParallel(@Nullable Integer parallel) {
        this.parallel = parallel;
    }
}
