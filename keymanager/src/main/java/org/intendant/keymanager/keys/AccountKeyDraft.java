package org.intendant.keymanager.keys;

import org.jspecify.annotations.Nullable;

/** What somebody typed about a key of a server's account. */
public class AccountKeyDraft {

    private @Nullable String account;
    private @Nullable String key;

    /** Name of the account on the server. */
    public String getAccount() {
        return account == null ? "" : account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    /** One line, as in {@code id_ed25519.pub}. */
    public String getKey() {
        return key == null ? "" : key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }
}
