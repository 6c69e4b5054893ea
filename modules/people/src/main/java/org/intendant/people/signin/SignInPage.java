package org.intendant.people.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Where people sign in, on the way to where they wanted to go. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    SignIns signIns;

    @Inject
    Browsing browsing;

    @Inject
    HttpServletRequest request;

    private @Nullable String username;
    private @Nullable String password;

    /** A refusal is said on this page: elsewhere, not being signed in leads here. */
    public void signIn() {
        try {
            browsing.entered(signIns.signIn(orNothing(username), orNothing(password)));
        } catch (Refused refused) {
            throw refused.why() == Why.NOT_SIGNED_IN ? new Refused(Why.INVALID, refused.reasons()) : refused;
        }
        Pages.redirect(getTo());
    }

    public @Nullable String getUsername() {
        return username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** The path that was wanted; nothing but a path of this server. */
    public String getTo() {
        return LocalPath.of(request.getParameter("to"));
    }

    private static String orNothing(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
