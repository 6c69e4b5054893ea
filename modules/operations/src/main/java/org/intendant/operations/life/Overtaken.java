package org.intendant.operations.life;

/** Another server has taken the operation over: this worker ends quietly and touches nothing any more. */
final class Overtaken extends RuntimeException {

    Overtaken() {
        super("Another server has taken this operation over.");
    }
}
