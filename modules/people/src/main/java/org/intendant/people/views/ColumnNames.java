package org.intendant.people.views;

import java.util.Arrays;
import java.util.List;
import org.intendant.plans.Refused;

/** Names of columns as they are stored: {@code address,system}. Which of them a list knows, the list decides. */
final class ColumnNames {

    private static final int MOST = 30;

    private ColumnNames() {}

    /** @throws Refused where one is no name, or there are too many */
    static String text(List<String> names) {
        if (names.size() > MOST
                || !names.stream().allMatch(name -> name != null && name.matches("[A-Za-z][A-Za-z0-9]{0,29}"))) {
            throw new Refused("columns", "Name at most " + MOST + " columns, as the list calls them.");
        }
        return String.join(",", names);
    }

    static List<String> names(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
