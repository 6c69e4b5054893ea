package org.intendant.web;

import java.io.Serializable;

/**
 * A column of a list page.
 *
 * @param name as its sort and its saved choice call it: {@code address}
 * @param word as its head says it
 * @param shown whether it is always there, there as long as nobody chose columns, or only when chosen
 */
public record ListColumn(String name, String word, Shown shown) implements Serializable {

    /** When a column is there. */
    public enum Shown {
        ALWAYS,
        USUALLY,
        WHEN_CHOSEN
    }

    /** The column by which one finds one's row. */
    public static ListColumn always(String name, String word) {
        return new ListColumn(name, word, Shown.ALWAYS);
    }

    public static ListColumn usual(String name, String word) {
        return new ListColumn(name, word, Shown.USUALLY);
    }

    /** A column that is only there for who asked for it. */
    public static ListColumn more(String name, String word) {
        return new ListColumn(name, word, Shown.WHEN_CHOSEN);
    }
}
