package org.intendant.operations.pages;

import java.util.Optional;

/** What a list shows alone that was opened for one thing or one kind, as people call these. */
final class Narrowed {

    private Narrowed() {}

    /**
     * @param title how pages call the kind; empty where there are all
     * @param key the thing, {@code server:12}; empty where there are all
     * @param name how the thing is called, where a row tells
     */
    static String words(String title, String key, Optional<String> name) {
        String thing = key.isEmpty() ? "" : Shown.text(name.orElse(key.replace(':', ' ')));
        return "Only " + Shown.text(title) + (title.isEmpty() || thing.isEmpty() ? "" : " on ") + thing;
    }
}
