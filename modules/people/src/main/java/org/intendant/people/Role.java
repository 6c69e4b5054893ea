package org.intendant.people;

/** The four roles. What each may is said once, in {@link Permission}. */
public enum Role {
    ADMIN("Administrator", "Everything, people too."),
    OPERATOR("Operator", "Runs the estate: servers, plans, operations. Not people."),
    VIEWER("Viewer", "Sees the estate and changes nothing."),
    MEMBER("Member", "Own profile and owned servers, nothing else.");

    private final String word;
    private final String meaning;

    Role(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** How pages call it. */
    public String getWord() {
        return word;
    }

    /** What it may, in a sentence. */
    public String getMeaning() {
        return meaning;
    }
}
