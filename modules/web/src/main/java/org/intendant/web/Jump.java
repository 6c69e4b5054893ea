package org.intendant.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One line of what Ctrl+K found: a page to go to, or a deed to be done at once.
 *
 * @param word its name: {@code web1}
 * @param detail what tells it from others, or empty: {@code 10.20.1.11 · Shop}
 * @param icon PrimeIcons name
 * @param how what choosing it does
 * @param href a path below the context root, or the name of what the page itself does
 * @param said what is told once a deed is accepted, or empty
 * @param rank how well it fits what was typed; larger is better
 */
public record Jump(String word, String detail, String icon, How how, String href, String said, int rank) {

    /** What choosing a line does. */
    public enum How {
        /** Goes to the page. */
        OPEN,
        /** Sends an empty POST to the path, as a page of ours. */
        POST,
        /** What the open page does itself, by its name: {@code theme}, {@code sign-out}. */
        HERE
    }

    public Jump {
        if (how != How.HERE && !href.matches("/[^/\\\\].*")) {
            throw new IllegalArgumentException("Not a path of this application: " + href);
        }
    }

    /** A page. */
    public static Jump to(String word, String detail, String icon, String href) {
        return new Jump(word, detail, icon, How.OPEN, href, "", 0);
    }

    /** A deed that is done at once and needs no question: it can be repeated or changes nothing on a host. */
    public static Jump doing(String word, String icon, String path, String said) {
        return new Jump(word, "", icon, How.POST, path, said, 0);
    }

    /** What the open page does itself. */
    public static Jump here(String word, String icon, String deed) {
        return new Jump(word, "", icon, How.HERE, deed, "", 0);
    }

    Jump ranked(int fits) {
        return new Jump(word, detail, icon, how, href, said, fits);
    }

    /** The primary keys in those paths that are a page and a key, as in {@code /servers/server.xhtml?id=} and {@code 12}. */
    public static List<Long> keys(String page, Collection<String> hrefs) {
        List<Long> keys = new ArrayList<>();
        for (String href : hrefs) {
            if (href.startsWith(page) && href.substring(page.length()).matches("[0-9]{1,18}")) {
                keys.add(Long.valueOf(href.substring(page.length())));
            }
        }
        return keys;
    }
}
