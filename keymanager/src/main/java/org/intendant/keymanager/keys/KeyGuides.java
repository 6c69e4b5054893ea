package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the blocks of keys are explained by. */
@ApplicationScoped
class KeyGuides implements Guides {

    @Override
    public int order() {
        return 32;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "keys",
                "SSH keys",
                "Public keys of people: how to make one, what is taken, when it ends.",
                "pi-key",
                "/keymanager/guide/keys.xhtml"));
    }
}
