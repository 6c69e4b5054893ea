package org.intendant.notices.post;

/** How the way to the mail server is kept from others. */
public enum MailSecurity {
    STARTTLS("STARTTLS", 587),
    TLS("TLS from the start", 465),
    NONE("None, to this machine only", 25);

    private final String words;
    private final int usualPort;

    MailSecurity(String words, int usualPort) {
        this.words = words;
        this.usualPort = usualPort;
    }

    public String getWords() {
        return words;
    }

    public int getUsualPort() {
        return usualPort;
    }
}
