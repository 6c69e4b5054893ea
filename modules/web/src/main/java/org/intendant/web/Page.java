package org.intendant.web;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a list, and how many there are in all.
 *
 * @param rows in the order asked for
 * @param total matching rows, on every page together
 */
public record Page<T>(List<T> rows, long total) {

    public Page {
        rows = List.copyOf(rows);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(rows.stream().<R>map(view).toList(), total);
    }
}
