package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** What Ctrl+K offers to do about keys. */
@ApplicationScoped
class KeyDeeds implements JumpTarget {

    private static final List<Jump> DEEDS =
            List.of(Jump.to("Add a public key of yours", "", "pi-key", "/people/profile.xhtml#keys"));

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 73;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(DEEDS, deed -> FoundBy.of(deed.word()), deed -> deed);
    }
}
