package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.SignedIn;
import org.intendant.web.Sought;

/** What the frame of every page does, for Ctrl+K. */
@ApplicationScoped
class FrameTarget implements JumpTarget {

    private static final List<Jump> DEEDS = List.of(
            Jump.here("Switch between light and dark", "pi-moon", "theme"),
            Jump.here("Sign out", "pi-sign-out", "sign-out"));

    @Inject
    @Any
    Instance<SignedIn> signedIn;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(suggested(), deed -> FoundBy.of(deed.word(), deed.href()), deed -> deed);
    }

    @Override
    public List<Jump> suggested() {
        return signedIn.stream().anyMatch(SignedIn::present) ? DEEDS : List.of();
    }
}
