package org.intendant.servers.accounts;

import java.io.Serializable;

/** The form of an account while somebody fills it in: a new one, or the change of one that is known. */
public final class AccountForm implements Serializable {
    private transient AccountDraft draft = new AccountDraft();
    private boolean open;
    private boolean editing;

    /** For a new account, with the shell that the host's people use. */
    void begin(String shell) {
        draft = new AccountDraft();
        draft.setShell(shell);
        open = true;
        editing = false;
    }

    /** For what is known of an account; one that nobody wanted so far begins as a new one of this name. */
    void edit(AccountLine line, String shell) {
        begin(shell);
        draft.setName(line.name());
        Account account = line.wanted();
        if (account != null) {
            draft.setVersion(account.version());
            draft.setShell(account.shell());
            draft.setComment(account.comment());
            editing = true;
        }
    }

    void close() {
        open = false;
    }

    public AccountDraft getDraft() {
        return draft;
    }

    public boolean isOpen() {
        return open;
    }

    /** Its name stands fast. */
    public boolean isEditing() {
        return editing;
    }
}
