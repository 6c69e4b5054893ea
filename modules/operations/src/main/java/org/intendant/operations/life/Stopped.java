package org.intendant.operations.life;

/** The part looked, saw that somebody had asked to cancel, and stopped between two steps. */
final class Stopped extends RuntimeException {

    Stopped() {
        super("Stopped on request.");
    }
}
