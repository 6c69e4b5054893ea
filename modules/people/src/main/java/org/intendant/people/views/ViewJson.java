package org.intendant.people.views;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved view over REST.
 *
 * @param list the list that it is of: {@code servers}
 * @param query as in the list's address, without a question mark
 * @param columns null for those that the list shows by itself
 * @param standard whether the list opens with it
 */
public record ViewJson(
        long id,
        String list,
        String name,
        String query,
        @Nullable List<String> columns,
        boolean standard) {

    static ViewJson of(SavedView view) {
        return new ViewJson(
                view.getId(),
                view.getList(),
                view.getName(),
                view.getQuery(),
                view.getColumns().orElse(null),
                view.isStandard());
    }
}
