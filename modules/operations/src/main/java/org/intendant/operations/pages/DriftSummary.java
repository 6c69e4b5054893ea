package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Comparisons.Summary;
import org.jspecify.annotations.Nullable;

/** Counted once for all that one page says of it: the navigation, the overview's card, the first steps. */
@RequestScoped
class DriftSummary {

    @Inject
    Comparisons comparisons;

    private @Nullable Summary known;

    Summary get() {
        Summary summary = known;
        if (summary == null) {
            summary = comparisons.summary();
            known = summary;
        }
        return summary;
    }

    /** How many targets differ, without counting the others for it. */
    long differ() {
        Summary summary = known;
        return summary == null ? comparisons.differ() : summary.differ();
    }
}
