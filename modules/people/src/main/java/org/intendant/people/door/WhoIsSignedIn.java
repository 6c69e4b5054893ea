package org.intendant.people.door;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.accounts.Profile;
import org.intendant.people.signin.Browsing;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.people.signin.SignIns;
import org.intendant.web.Link;
import org.intendant.web.SignedIn;

/** Tells the frame of the pages who looks at them. */
@RequestScoped
class WhoIsSignedIn implements SignedIn {

    @Inject
    CurrentActor actor;

    @Inject
    CurrentSignIn current;

    @Inject
    Profile profile;

    @Inject
    SignIns signIns;

    @Inject
    Browsing browsing;

    @Override
    public boolean present() {
        return actor.find().isPresent();
    }

    @Override
    public String name() {
        return present() ? profile.me().getDisplayName() : "";
    }

    @Override
    public List<Link> links() {
        return present()
                ? List.of(
                        new Link("My profile", "pi-user", "/people/profile.xhtml"),
                        new Link("API tokens", "pi-ticket", "/people/profile.xhtml#tokens"))
                : List.of();
    }

    @Override
    public String signOut() {
        signIns.signOut();
        browsing.left();
        return "/people/signin.xhtml";
    }

    @Override
    public String antiForgery() {
        return current.cookie().map(AntiForgery::token).orElse("");
    }
}
