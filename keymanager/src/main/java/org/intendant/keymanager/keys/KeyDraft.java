package org.intendant.keymanager.keys;

import org.jspecify.annotations.Nullable;

/** What somebody typed about a key. */
public class KeyDraft {

    private @Nullable String key;
    private @Nullable String options;
    private @Nullable String comment;
    private @Nullable String expires;
    private boolean disabled;
    private int version;

    public KeyDraft() {}

    /** As the key is now, to be changed; the key itself stays what it is. */
    public static KeyDraft of(PersonKey key) {
        KeyDraft draft = new KeyDraft();
        draft.options = key.getOptions();
        draft.comment = key.getComment();
        draft.expires = key.lastDay() == null ? null : String.valueOf(key.lastDay());
        draft.disabled = key.isDisabled();
        draft.version = key.getVersion();
        return draft;
    }

    /** The line of the public key; only read when it is added. */
    public String getKey() {
        return key == null ? "" : key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }

    /** What it may be used for, as sshd knows it: {@code from="10.0.0.0/8",no-pty}; those before the key count too. */
    public String getOptions() {
        return options == null ? "" : options;
    }

    public void setOptions(@Nullable String options) {
        this.options = options;
    }

    /** What it is called; the line's own comment when left out. */
    public String getComment() {
        return comment == null ? "" : comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }

    /** The last day on which it is good, in UTC: {@code 2026-12-31}; empty for no end. */
    public String getExpires() {
        return expires == null ? "" : expires;
    }

    public void setExpires(@Nullable String expires) {
        this.expires = expires;
    }

    /** Whether it is good for nothing for now. */
    public boolean isDisabled() {
        return disabled;
    }

    public void setDisabled(boolean disabled) {
        this.disabled = disabled;
    }

    /** The version that was read before changing, so that two people at once notice each other. */
    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    /** Not the key, which may be a private one by mistake. */
    @Override
    public String toString() {
        return "KeyDraft[comment=" + comment + "]";
    }
}
