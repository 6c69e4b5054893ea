package org.intendant.notices.pages;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.people.ProfileBlock;

/** What one is told, on the own profile. */
@ApplicationScoped
class NoticesBlock implements ProfileBlock {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String facelet() {
        return "/notices/parts/profile.xhtml";
    }
}
