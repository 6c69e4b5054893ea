package org.intendant.people.links;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.intendant.people.PersonDraft;
import org.intendant.people.signin.Browsing;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** The first page of a fresh installation: whoever has the link makes the first administrator. */
@Named
@RequestScoped
public class SetupPage {

    @Inject
    OneTimeLinks links;

    @Inject
    Browsing browsing;

    @Inject
    HttpServletRequest request;

    private final PersonDraft draft = administrator();
    private @Nullable String password;

    private static PersonDraft administrator() {
        PersonDraft draft = new PersonDraft();
        draft.setUsername("admin");
        return draft;
    }

    public boolean isOpen() {
        return links.opensSetup(getLink());
    }

    public void setUp() {
        browsing.entered(links.setUp(getLink(), draft, password == null ? "" : password));
        Pages.open("/");
    }

    public PersonDraft getDraft() {
        return draft;
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
