package org.intendant.web;

/** One line of the side navigation. Features contribute theirs as CDI beans; an entry that is not visible is left out. */
public interface NavigationEntry {

    /** The title of its group, as in {@code Fleet}, {@code Access}, {@code Administration}; empty for the top. */
    String group();

    /** What the page names in its {@code area} parameter: {@code servers}. */
    String area();

    String word();

    /** A PrimeIcons name: {@code pi-server}. */
    String icon();

    /** Path below the context root: {@code /servers/servers.xhtml}. */
    String href();

    /** Smaller stands higher; groups stand where their first entry stands. */
    int order();

    /** Whether the person who looks may open it. */
    boolean visible();

    /** A number that wants attention, or 0 for none. */
    default long count() {
        return 0;
    }

    /** What the number counts, for those who hear the page: {@code servers differ}. */
    default String countWord() {
        return "";
    }
}
