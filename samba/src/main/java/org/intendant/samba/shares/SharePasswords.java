package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.intendant.secrets.Secrets;

/** The passwords of users of shares, sealed in their rows. */
@ApplicationScoped
class SharePasswords {

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    SharePassword of(ShareUser user) {
        return new SharePassword(new String(secrets.open(user.sealedPassword(), user.place()), StandardCharsets.UTF_8));
    }

    void renew(ShareUser user) {
        user.has(secrets.seal(SharePassword.random().bytes(), user.place()), clock.instant());
    }
}
