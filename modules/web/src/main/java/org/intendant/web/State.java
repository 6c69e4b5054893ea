package org.intendant.web;

/** Every state that a badge can show: its tone, its icon and its word are one decision, made here. */
public enum State {
    IN_SYNC("ok", "pi-check-circle", "In sync"),
    DIFFERS("warn", "pi-exclamation-triangle", "Differs"),
    UNKNOWN("", "pi-question-circle", "Unknown"),
    WAITING("", "pi-clock", "Waiting"),
    RUNNING("run", "pi-sync", "Running"),
    SUCCEEDED("ok", "pi-check", "Succeeded"),
    FAILED("bad", "pi-times-circle", "Failed"),
    CANCELLED("", "pi-ban", "Cancelled"),
    LOST("bad", "pi-question-circle", "Lost"),
    REACHABLE("ok", "pi-check", "Reachable"),
    UNREACHABLE("bad", "pi-times-circle", "Unreachable"),
    SENT("ok", "pi-check", "Sent"),
    GIVEN_UP("bad", "pi-times-circle", "Given up"),
    GONE("ok", "pi-check-circle", "Gone"),
    STILL_THERE("warn", "pi-clock", "Still there"),
    WITHDRAWN("", "pi-ban", "Withdrawn"),
    OVERDUE("warn", "pi-clock", "Overdue"),
    PROVEN("ok", "pi-check-circle", "Proven"),
    SILENT("bad", "pi-bell-slash", "Silent"),
    ANSWERS("ok", "pi-check", "Answers"),
    NO_ANSWER("bad", "pi-times-circle", "Does not answer"),
    VALID("ok", "pi-check-circle", "Valid"),
    EXPIRES_SOON("warn", "pi-clock", "Expires soon"),
    EXPIRED("bad", "pi-times-circle", "Expired"),
    PASSABLE("ok", "pi-check", "In order"),
    BROKEN("bad", "pi-times-circle", "Broken here"),
    OFF("", "pi-minus-circle", "Off"),
    UNTESTABLE("", "pi-ban", "Cannot be tested from here");

    private final String tone;
    private final String icon;
    private final String word;

    State(String tone, String icon, String word) {
        this.tone = tone;
        this.icon = icon;
        this.word = word;
    }

    public String getTone() {
        return tone;
    }

    public String getIcon() {
        return icon;
    }

    public String getWord() {
        return word;
    }
}
