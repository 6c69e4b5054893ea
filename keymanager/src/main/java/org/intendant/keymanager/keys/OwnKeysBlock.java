package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.people.ProfileBlock;

/** The own keys, on the own profile. */
@ApplicationScoped
class OwnKeysBlock implements ProfileBlock {

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/own-keys.xhtml";
    }
}
