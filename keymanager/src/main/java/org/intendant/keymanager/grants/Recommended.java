package org.intendant.keymanager.grants;

/** The groups with which most teams begin. None of them may log in anywhere until somebody says where. */
public enum Recommended {
    /** Keys with which machines reach all others. */
    MACHINES("Intendant and backups", "Keys of the servers that run Intendant or keep backups"),
    /** Everybody whose account works. */
    EVERYBODY("Everybody", "All people whose account works"),
    /** Keys of all servers. */
    SERVERS("All servers", "Keys of every server");

    private final String title;
    private final String what;

    Recommended(String title, String what) {
        this.title = title;
        this.what = what;
    }

    /** What the group is called. */
    public String title() {
        return title;
    }

    /** What is in it, in words. */
    public String what() {
        return what;
    }

    /** For pages, which read properties. */
    public String getTitle() {
        return title;
    }

    public String getWhat() {
        return what;
    }
}
