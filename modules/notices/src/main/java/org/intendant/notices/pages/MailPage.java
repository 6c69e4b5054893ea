package org.intendant.notices.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.notices.post.MailSecurity;
import org.intendant.notices.post.MailServerDraft;
import org.intendant.notices.post.MailSetup;
import org.intendant.web.Pages;

/** The server that takes our mail, with a button that really sends. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class MailPage implements Serializable {

    @Inject
    transient MailSetup setup;

    private MailServerDraft draft;
    private String tried = "";

    @PostConstruct
    void open() {
        draft = setup.get();
    }

    public void save() {
        setup.change(draft);
        open();
        tried = "";
        Pages.news("Saved the mail server.");
    }

    public void test() {
        tried = "";
        tried = setup.test();
    }

    public void remove() {
        setup.remove();
        open();
        Pages.news("Removed the mail server. Nobody is told anything by mail now.");
    }

    /** Where the test mail went just now, or nothing. */
    public String getTried() {
        return tried;
    }

    public boolean isSetUp() {
        return !draft.getHost().isEmpty();
    }

    public MailServerDraft getDraft() {
        return draft;
    }

    public List<MailSecurity> getSecurities() {
        return List.of(MailSecurity.values());
    }
}
