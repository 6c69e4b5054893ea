package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.intendant.operations.store.ChangeRows;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;

/** A number that goes up whenever something that pages show has changed: operations, comparisons. */
@ApplicationScoped
public class Changes {

    @Inject
    ChangeRows rows;

    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public long number() {
        return rows.now();
    }
}
