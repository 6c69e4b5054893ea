package org.intendant.servers;

/** What a server does for others. Features offer themselves on servers of their role. */
public enum ServerRole {
    /** Runs guests. */
    HYPERVISOR("Hypervisor"),
    /** Forwards host names to guests. */
    PROXY("Proxy"),
    /** Pulls and keeps backups. */
    BACKUP("Backup"),
    /** Shares folders. */
    SAMBA("Samba"),
    /** Holds databases of others. */
    DATABASE("Database");

    private final String word;

    ServerRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** For pages, which read properties. */
    public String getWord() {
        return word;
    }
}
