package org.intendant.notices;

/** What somebody can be told of, and whether and when he is unless he says otherwise. */
public enum Kind {
    MY_OPERATION("My operations that failed or were lost", false, 0, true),
    ANY_OPERATION("All operations that failed or were lost, as far as I may see them", false, 0, false),
    DIFFERS("Servers that differ from what is wanted", true, 60, true),
    SILENT("Servers that do not answer, or cannot be compared", true, 15, true),
    KEYS("Keys: servers that no longer fetch them, and records of access that somebody else changed", true, 0, true),
    CERTIFICATES("Certificates that expire soon, or have expired", true, 0, true);

    private final String words;
    private final boolean lasting;
    private final int usualMinutes;
    private final boolean usuallyByMail;

    Kind(String words, boolean lasting, int usualMinutes, boolean usuallyByMail) {
        this.words = words;
        this.lasting = lasting;
        this.usualMinutes = usualMinutes;
        this.usuallyByMail = usuallyByMail;
    }

    public String getWords() {
        return words;
    }

    /** Whether it lasts, so that somebody says after how many minutes he wants to hear of it. */
    public boolean isLasting() {
        return lasting;
    }

    public int usualMinutes() {
        return usualMinutes;
    }

    public boolean usuallyByMail() {
        return usuallyByMail;
    }
}
