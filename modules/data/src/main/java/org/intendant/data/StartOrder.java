package org.intendant.data;

/** In which order the modules start: priorities for {@code @Observes @Priority(StartOrder.X) Startup}. */
public final class StartOrder {

    /** The tables. */
    public static final int MIGRATIONS = 100;
    /** The master key opens what is sealed. */
    public static final int SECRETS = 200;
    /** Rows that an earlier version left without a seal get theirs. */
    public static final int SEALS = 250;
    /** The first administrator. */
    public static final int PEOPLE = 300;
    /** Heartbeat, take-over, workers. */
    public static final int OPERATIONS = 400;
    /** What is told, and sending it. */
    public static final int NOTICES = 450;
    /** Regular checks of servers. */
    public static final int SERVERS = 500;

    private StartOrder() {}
}
