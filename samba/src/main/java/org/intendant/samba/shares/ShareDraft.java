package org.intendant.samba.shares;

import org.jspecify.annotations.Nullable;

/** A share as somebody typed it. */
public class ShareDraft {
    /** The version that was read, for a change. */
    private int version;

    /** Primary key of the server; another one is refused in a change. */
    private @Nullable Long serverId;

    /** As others see it, unique on its server in any case: {@code documents}. */
    private String name = "";

    /** The folder below the server's own one for shares: {@code team/documents}. */
    private String path = "";

    /** Users who may read and write, with commas or blanks between them; the prefix is put before a name without it. */
    private String writers = "";

    /** Users who may only read, likewise. */
    private String readers = "";

    /** What it is for, in one line, which those who use it see too. */
    private String comment = "";

    /** Whether it is seen in lists of what the server shares. */
    private boolean browseable = true;

    /** Whether everybody may read it without a password. */
    private boolean guests;

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public @Nullable Long getServerId() {
        return serverId;
    }

    public void setServerId(@Nullable Long serverId) {
        this.serverId = serverId;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getPath() {
        return path;
    }

    public void setPath(@Nullable String path) {
        this.path = path == null ? "" : path;
    }

    public String getWriters() {
        return writers;
    }

    public void setWriters(@Nullable String writers) {
        this.writers = writers == null ? "" : writers;
    }

    public String getReaders() {
        return readers;
    }

    public void setReaders(@Nullable String readers) {
        this.readers = readers == null ? "" : readers;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment;
    }

    public boolean isBrowseable() {
        return browseable;
    }

    public void setBrowseable(boolean browseable) {
        this.browseable = browseable;
    }

    public boolean isGuests() {
        return guests;
    }

    public void setGuests(boolean guests) {
        this.guests = guests;
    }

    /** What the form of a change begins with. */
    static ShareDraft of(Share share, String writers, String readers) {
        ShareDraft draft = new ShareDraft();
        draft.version = share.version();
        draft.serverId = share.serverId();
        draft.name = share.name();
        draft.path = share.path();
        draft.writers = writers;
        draft.readers = readers;
        draft.comment = share.comment();
        draft.browseable = share.isBrowseable();
        draft.guests = share.isGuests();
        return draft;
    }
}
