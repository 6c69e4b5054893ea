package org.intendant.operations.life;

/** Nobody knows how a part ended. The message says why. */
final class Lost extends RuntimeException {

    Lost(String sentence) {
        super(sentence);
    }
}
