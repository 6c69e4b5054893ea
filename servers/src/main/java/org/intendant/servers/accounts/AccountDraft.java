package org.intendant.servers.accounts;

import org.jspecify.annotations.Nullable;

/** An account as somebody typed it. */
public class AccountDraft {
    /** The version that was read, for a change. */
    private int version;

    /** Up to 32 lower-case letters, digits, hyphens and underscores. */
    private String name = "";

    /** Path of the login shell; empty for /bin/bash. */
    private String shell = "";

    /** Whose it is, in one line without colons. */
    private String comment = "";

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

    public String getShell() {
        return shell;
    }

    public void setShell(@Nullable String shell) {
        this.shell = shell == null ? "" : shell;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment;
    }
}
