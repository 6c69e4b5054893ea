package org.intendant.people.links;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.intendant.people.signin.Browsing;
import org.intendant.plans.Refused;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Where a one-time link leads: the person chooses a password and is signed in. */
@Named
@RequestScoped
public class LinkPage {

    @Inject
    OneTimeLinks links;

    @Inject
    Browsing browsing;

    @Inject
    HttpServletRequest request;

    private @Nullable String password;

    /** For whom it is; empty when the link opens nothing. */
    public String getUsername() {
        return owner().orElse("");
    }

    private Optional<String> owner() {
        try {
            return Optional.of(links.look(getLink()));
        } catch (Refused closed) {
            return Optional.empty();
        }
    }

    public void use() {
        browsing.entered(links.use(getLink(), password == null ? "" : password));
        Pages.open("/");
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
