package org.intendant.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One kind of thing that Ctrl+K leads to. Features contribute theirs as CDI beans; each finds what the person who looks may
 * see, and nothing else.
 *
 * <p>All of them answer while somebody types: in milliseconds, with one or two statements, whatever there is of the kind.
 */
public interface JumpTarget {

    /** The title above what it finds, as in {@code Servers}; those with the same title stand together. */
    String title();

    /** Smaller stands higher where nothing typed says otherwise. */
    int order();

    /** What fits best, best first; {@link Sought#best} ranks. Asked with something typed only. */
    List<Jump> find(Sought sought);

    /** What stands there before anything is typed. */
    default List<Jump> suggested() {
        return List.of();
    }

    /**
     * The things whose pages were opened lately, as far as they are of this kind, still there and to be seen.
     *
     * @param hrefs paths below the context root as a browser remembers them: any text at all
     * @return by the path; what is not of this kind is left out
     */
    default Map<String, Jump> opened(Collection<String> hrefs) {
        return Map.of();
    }
}
