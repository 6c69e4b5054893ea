package org.intendant.lab;

import org.jspecify.annotations.Nullable;

/** The lab could not do what a test asked of it, or something did not happen in time. The message is a sentence. */
public class LabFailed extends RuntimeException {

    public LabFailed(String sentence) {
        this(sentence, null);
    }

    public LabFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
