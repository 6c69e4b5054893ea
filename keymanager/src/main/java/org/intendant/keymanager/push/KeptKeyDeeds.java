package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** What Ctrl+K offers to do about keys of others. */
@ApplicationScoped
class KeptKeyDeeds implements JumpTarget {

    private static final List<Jump> DEEDS = List.of(Jump.to(
            "Decide about keys on hosts that Intendant did not write",
            "",
            "pi-key",
            "/keymanager/kept-keys.xhtml?decision=undecided"));

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 74;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return actor.find().filter(who -> who.may(Permission.GRANT_ACCESS)).isPresent()
                ? sought.best(DEEDS, deed -> FoundBy.of(deed.word()), deed -> deed)
                : List.of();
    }
}
