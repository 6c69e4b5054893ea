package org.intendant.notices.post;

/** The other side did not take a message, in its own words. */
class NotTaken extends RuntimeException {

    NotTaken(String words, Throwable cause) {
        super(words, cause);
    }

    NotTaken(String words) {
        super(words);
    }

    /** In a sentence. */
    String words() {
        return String.valueOf(getMessage());
    }
}
