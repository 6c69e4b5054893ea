package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.people.ProfileBlock;

/** Where one can log in oneself, on the own profile. */
@ApplicationScoped
class OwnAccessBlock implements ProfileBlock {

    @Override
    public int order() {
        return 7;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/own-access.xhtml";
    }
}
