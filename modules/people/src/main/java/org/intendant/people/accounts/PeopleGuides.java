package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of people, the trail and the own profile are explained by. */
@ApplicationScoped
class PeopleGuides implements Guides {

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Guide> guides() {
        return List.of(
                new Guide(
                        "people",
                        "People and roles",
                        "Who may use Intendant, and what each role may do.",
                        "pi-users",
                        "/people/guide/people.xhtml"),
                new Guide(
                        "audit",
                        "The audit trail",
                        "Who changed what, when, through which door, and what it was before.",
                        "pi-history",
                        "/people/guide/audit.xhtml"),
                new Guide(
                        "profile",
                        "Your profile",
                        "Your name, your password, where you are signed in, and tokens for programs.",
                        "pi-user",
                        "/people/guide/profile.xhtml"));
    }
}
