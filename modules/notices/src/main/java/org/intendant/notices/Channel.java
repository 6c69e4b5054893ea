package org.intendant.notices;

/** The way by which a notice reaches a person. */
public enum Channel {
    MAIL("Mail"),
    HOOK("Webhook");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    public String getWord() {
        return word;
    }
}
