package org.intendant.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feature says on the overview: its part of the verdict, a tile, and things that need a decision. */
public interface DashboardCard {

    /** Smaller stands further left. */
    int order();

    /** Whether the person who looks may see it. */
    boolean visible();

    /** The tile, read fresh for each view with at most two statements. */
    Tile tile();

    /** What the verdict rests on, a sentence with its age: {@code 43 of 48 servers were read back as wanted.} Or empty. */
    default String basis() {
        return "";
    }

    /** The one thing to do next, or null when there is nothing. */
    default @Nullable Next next() {
        return null;
    }

    /** What needs a person, most urgent first; at most ten. */
    default List<ToDo> toDos() {
        return List.of();
    }

    /**
     * A number with its context.
     *
     * @param label what it is about: {@code As wanted}
     * @param icon PrimeIcons name
     * @param value the number: {@code 43}
     * @param small what follows it: {@code of 48 servers}
     * @param notes short lines below it, each with a state
     * @param href where a click leads
     * @param trouble how bad it is, for the verdict
     * @param verdict the sentence's part for the verdict: {@code 3 servers differ from what you want.}, or empty
     */
    record Tile(
            String label,
            String icon,
            String value,
            String small,
            List<Note> notes,
            String href,
            Trouble trouble,
            String verdict) {}

    /**
     * Where the filled button beside the verdict leads.
     *
     * @param words {@code Review 3 plans}
     * @param href path below the context root
     */
    record Next(String words, String href) {}

    /** A state and a few words. */
    record Note(State state, String words) {}

    /**
     * One thing that needs a decision.
     *
     * @param at when it was found, shown as age; null for never
     */
    record ToDo(
            State state,
            String what,
            String detail,
            @Nullable Instant at,
            String button,
            String href) {}

    /** How bad it is. */
    enum Trouble {
        NONE,
        UNKNOWN,
        DECISION,
        FAILURE
    }
}
