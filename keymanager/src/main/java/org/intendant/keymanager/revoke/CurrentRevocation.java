package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What was revoked last in this request or job: a change of many parts in one transaction is one revocation. */
@RequestScoped
class CurrentRevocation {

    private @Nullable Revocation revocation;

    void is(Revocation made) {
        revocation = made;
    }

    @Nullable
    Revocation get() {
        return revocation;
    }
}
