package org.intendant.samba.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.intendant.samba.shares.ShareUsers;
import org.jspecify.annotations.Nullable;

/** A password that was asked for, in the answer to that request alone. */
@Named
@RequestScoped
public class SharePasswordPage {

    @Inject
    ShareUsers users;

    private ShareUsers.@Nullable Revealed revealed;

    public void reveal(long userId) {
        revealed = users.reveal(userId);
    }

    /** Of whom, or empty. */
    public String getName() {
        return revealed == null ? "" : revealed.name();
    }

    public String getPassword() {
        return revealed == null ? "" : revealed.password();
    }
}
