package org.intendant.people.links;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class LinksH2Test extends LinksContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
