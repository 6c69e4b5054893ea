package org.intendant.people.exchange;

import java.util.Map;

/**
 * A thing as it is now, in the columns of its kind.
 *
 * @param id primary key
 * @param name how people call it
 * @param href path of its page below the context root
 * @param values every column but the version, by name
 */
public record Known(long id, int version, String name, String href, Map<String, String> values) {

    public Known {
        values = Map.copyOf(values);
    }
}
