package org.intendant.people.links;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.intendant.people.signin.Browsing;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** What pages behind a one-time link have in common: the link, a password to be chosen, and being signed in afterwards. */
public abstract class LinkForm {

    @Inject
    OneTimeLinks links;

    @Inject
    Browsing browsing;

    @Inject
    HttpServletRequest request;

    private @Nullable String password;

    /** Goes on as whoever the cookie is for. */
    void enter(String cookie) {
        browsing.entered(cookie);
        Pages.open("/");
    }

    String chosen() {
        return password == null ? "" : password;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** Comes by the address, and with the form: it must be known before the form is read. */
    public String getLink() {
        String sent = request.getParameter("link");
        return sent == null ? "" : sent;
    }
}
