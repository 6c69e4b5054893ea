package org.intendant.people;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.intendant.people.SignIn.Browser;
import org.jspecify.annotations.Nullable;

/** The browser that asks, and the sign-in that it came with. Set by the authentication. */
@RequestScoped
class CurrentSignIn {

    private Browser browser = new Browser("unknown", "");
    private @Nullable String cookie;
    private @Nullable Long id;

    void from(Browser asking) {
        this.browser = asking;
    }

    void is(String secret, long signInId) {
        this.cookie = secret;
        this.id = signInId;
    }

    Browser browser() {
        return browser;
    }

    /** The cookie, from which the anti-forgery token is made; empty for tokens and strangers. */
    Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    OptionalLong id() {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
