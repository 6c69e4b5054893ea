package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What is taken from hosts, and by what it is proven, explained. */
@ApplicationScoped
class RevocationGuide implements Guides {

    @Override
    public int order() {
        return 32;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "revocations",
                "Revocations",
                "What happens when somebody may no longer log in: how soon hosts are freed of the keys, and by what that is proven.",
                "pi-stopwatch",
                "/keymanager/guide/revocations.xhtml"));
    }
}
