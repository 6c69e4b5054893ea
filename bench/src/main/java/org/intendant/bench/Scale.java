package org.intendant.bench;

/**
 * How much is measured: all of it, or little, to see that a bench works.
 *
 * @param small whether it is for trying only
 */
record Scale(boolean small) {

    private static final int PASSES = 5;
    private static final int PASSES_WHEN_SMALL = 2;

    /** One of the two. */
    int of(int full, int little) {
        return small ? little : full;
    }

    /** How often each competitor runs. */
    int passes() {
        return of(PASSES, PASSES_WHEN_SMALL);
    }
}
