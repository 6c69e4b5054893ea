package org.intendant.people.signin;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.intendant.people.signin.SignIn.Browser;
import org.jspecify.annotations.Nullable;

/** The browser that asks, and the sign-in that it came with. Set by the authentication. */
@RequestScoped
public class CurrentSignIn {

    private Browser browser = new Browser("unknown", "");
    private @Nullable String cookie;
    private @Nullable Long id;

    public void from(Browser asking) {
        this.browser = asking;
    }

    public void is(String secret, long signInId) {
        this.cookie = secret;
        this.id = signInId;
    }

    public Browser browser() {
        return browser;
    }

    /** The cookie, from which the anti-forgery token is made; empty for tokens and strangers. */
    public Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    public OptionalLong id() {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
