package org.intendant.web;

import java.util.List;
import java.util.Map;

/** Makes a {@link ListState} from an address. What makes no sense in it is left out, with a sentence. */
public final class ListReading {

    /** As the parameter {@code view}: the list itself, also for who has a view that it opens with. */
    public static final String ALL = "all";

    private static final int LONGEST = 2000;
    private static final int LAST_PAGE = 1_000_000;

    private final ListState state;
    private final ListKind kind;
    private String sort = "";
    private boolean descending;

    private ListReading(ListKind kind) {
        this.kind = kind;
        this.state = new ListState(kind);
    }

    /** @param parameters name → values, as {@link ListAddress#parameters} reads them */
    public static ListState of(ListKind kind, Map<String, List<String>> parameters) {
        ListReading reading = new ListReading(kind);
        parameters.forEach(reading::take);
        reading.state.sort(reading.sort, reading.descending && !reading.sort.isEmpty());
        return reading.state;
    }

    private void take(String name, List<String> values) {
        String value = values.get(0);
        if (values.size() > 1) {
            state.complain("“" + inert(name) + "” stands in the address several times; the first counts.");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ')) {
            state.complain("“" + inert(name) + "” in the address is no text that was typed here. It was left out.");
        } else if (!value.isBlank()) {
            take(name, value);
        }
    }

    private void take(String name, String value) {
        switch (name) {
            case "q" -> search(value);
            case "sort" -> sort(value);
            case "desc" -> descending(value);
            case "page" -> page(value);
            case "view" -> view(value);
            default -> other(name, value);
        }
    }

    private void search(String value) {
        if (check(value.strip().length() <= Query.LONGEST, Query.TOO_LONG + " The search was left out.")) {
            state.setSearch(value);
        }
    }

    private void sort(String value) {
        if (check(
                kind.sorts().contains(value),
                "This list cannot be sorted by “" + inert(value) + "”. It has its own order.")) {
            sort = value;
        }
    }

    private void descending(String value) {
        if (check(
                value.matches("true|false"),
                "Give desc as true or false in the address. This list is sorted upwards.")) {
            descending = value.equals("true");
        }
    }

    private void page(String value) {
        boolean number = value.matches("[0-9]{1,7}") && Integer.parseInt(value) >= 1;
        if (check(number, "“" + inert(value) + "” is no page. This is the first one.")) {
            state.turnTo(Math.min(LAST_PAGE, Integer.parseInt(value)));
        }
    }

    private void view(String value) {
        boolean view = value.equals(ALL) || value.matches("[0-9]{1,18}");
        if (check(view, "“" + inert(value) + "” is no saved view.")) {
            state.setView(value);
        }
    }

    private void other(String name, String value) {
        if (kind.filters().contains(name)) {
            state.getFilters().put(name, value);
        } else if (kind.kept().contains(name)) {
            state.keep(name, value);
        } else {
            state.complain("This list cannot be filtered by “" + inert(name) + "”. It was left out.");
        }
    }

    private boolean check(boolean good, String otherwise) {
        if (!good) {
            state.complain(otherwise);
        }
        return good;
    }

    /** What somebody put into an address, for a sentence: short, and nothing in it turns or ends a line. */
    private static String inert(String said) {
        String shown = said.replaceAll("[^\\p{L}\\p{N}\\p{Punct} ]", "·");
        return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
    }
}
