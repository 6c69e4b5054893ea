package org.intendant.hostforwarding.push;

import java.util.List;

/**
 * Files in which others keep sites. Server blocks that are adopted become comments, and blocks again as soon as they are adopted no
 * more: a pure function, which leaves every other byte as it is.
 */
final class SitesKept {

    static final String MARK = "# Adopted by Intendant: ";

    private SitesKept() {}

    /** @param blocks that are out of use, whole lines each */
    static String text(String found, List<String> blocks) {
        String text = ("\n" + found + "\n").replace("\n" + MARK, "\n");
        for (String block : blocks) {
            text = text.replace("\n" + block + "\n", ("\n" + block).replace("\n", "\n" + MARK) + "\n");
        }
        return text.substring(1, text.length() - 1);
    }
}
