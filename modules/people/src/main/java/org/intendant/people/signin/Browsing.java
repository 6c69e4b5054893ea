package org.intendant.people.signin;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.intendant.data.Settings;
import org.jspecify.annotations.Nullable;

/** What a sign-in means for the browser: its cookie, and no views of whoever was here before. */
@RequestScoped
public class Browsing {

    @Inject
    Settings settings;

    private @Nullable HttpServletRequest request;
    private @Nullable HttpServletResponse response;

    /** The authentication tells, for every request that may sign in or out. */
    public void with(HttpServletRequest asking, HttpServletResponse answering) {
        this.request = asking;
        this.response = answering;
    }

    public void entered(String secret) {
        forgetViews();
        SignInCookie.write(requireNonNull(response), secret, secure());
    }

    public void left() {
        forgetViews();
        SignInCookie.remove(requireNonNull(response), secure());
    }

    private void forgetViews() {
        HttpSession views = requireNonNull(request).getSession(false);
        if (views != null) {
            views.invalidate();
        }
    }

    private boolean secure() {
        return settings.secureCookies() || requireNonNull(request).isSecure();
    }
}
