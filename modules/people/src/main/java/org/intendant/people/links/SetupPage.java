package org.intendant.people.links;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.intendant.people.PersonDraft;

/** The first page of a fresh installation: whoever has the link makes the first administrator. */
@Named
@RequestScoped
public class SetupPage extends LinkForm {

    private final PersonDraft draft = administrator();

    private static PersonDraft administrator() {
        PersonDraft draft = new PersonDraft();
        draft.setUsername("admin");
        return draft;
    }

    public boolean isOpen() {
        return links.opensSetup(getLink());
    }

    public void setUp() {
        enter(links.setUp(getLink(), draft, chosen()));
    }

    public PersonDraft getDraft() {
        return draft;
    }
}
