package org.intendant.web;

/** How well one typed word fits one text, both folded: from 100 for the same down to 0 for not at all. */
final class Closeness {

    private static final int SAME = 100;
    private static final int BEGINS = 90;
    private static final int BEGINS_A_WORD = 75;
    private static final int INSIDE = 60;
    private static final int IN_ORDER = 48;
    private static final int PER_GAP = 7;
    private static final int SLIPS = 14;
    private static final int PER_SLIP = 4;

    /** In longer texts any letters stand somewhere in their order. */
    private static final int LONGEST_IN_ORDER = 64;

    private Closeness() {}

    /** The word as it stands, or its letters in their order: {@code pgw1} fits {@code prod-gateway-1}. */
    static int of(String word, String text) {
        if (text.startsWith(word)) {
            int more = text.length() - word.length();
            return more == 0 ? SAME : BEGINS - Math.min(9, more / 3);
        }
        int at = text.indexOf(word);
        if (at > 0) {
            return beginsAWord(word, text, at) ? BEGINS_A_WORD : word.length() > 1 ? INSIDE : 0;
        }
        return word.length() > 1 && text.length() <= LONGEST_IN_ORDER ? inOrder(word, text) : 0;
    }

    private static boolean beginsAWord(String word, String text, int first) {
        for (int at = first; at >= 0; at = text.indexOf(word, at + 1)) {
            if (startsWord(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** A word begins behind what is no letter, and where digits and letters meet: the 1 of {@code web1} does. */
    private static boolean startsWord(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        return !Character.isLetterOrDigit(before)
                || (Character.isDigit(before) != Character.isDigit(here) && Character.isLetterOrDigit(here));
    }

    private static int inOrder(String word, String text) {
        int best = 0;
        for (int at = text.indexOf(word.charAt(0)); at >= 0; at = text.indexOf(word.charAt(0), at + 1)) {
            if (startsWord(text, at)) {
                best = Math.max(best, inOrderFrom(word, text, at));
            }
        }
        return best;
    }

    /** Goes on with the next letter, else with the beginning of a later word, else, as a gap, with any later place. */
    private static int inOrderFrom(String word, String text, int start) {
        int rank = IN_ORDER;
        int at = start;
        for (int letter = 1; letter < word.length(); letter++) {
            char next = word.charAt(letter);
            if (at + 1 < text.length() && text.charAt(at + 1) == next) {
                at++;
                continue;
            }
            int later = laterWord(next, text, at + 2);
            rank -= later < 0 ? PER_GAP : 1;
            at = later < 0 ? text.indexOf(next, at + 2) : later;
            if (at < 0 || rank <= SLIPS) {
                return 0;
            }
        }
        return rank;
    }

    private static int laterWord(char first, String text, int from) {
        for (int at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
            if (startsWord(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** The beginning of one of the text's words but for one slip, in a long word two: a letter too many, too few, another, swapped. */
    static int despiteASlip(String word, String text) {
        int fits = of(word, text);
        if (fits > 0) {
            return fits;
        }
        int allowed = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
        return allowed == 0 ? 0 : nearest(word, text, allowed);
    }

    private static int nearest(String word, String text, int allowed) {
        int fewest = allowed + 1;
        for (int from = 0; from < text.length(); from++) {
            int to = from;
            while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
                to++;
            }
            if (to - from >= word.length() - allowed && beginsAlike(word, text, from)) {
                fewest = Math.min(fewest, slips(word, text.substring(from, to), allowed));
            }
            from = to;
        }
        return fewest > allowed ? 0 : SLIPS - PER_SLIP * fewest;
    }

    /** Hardly anybody slips at the first letter, and looking no further there is what makes it quick. */
    private static boolean beginsAlike(String word, String text, int from) {
        char first = text.charAt(from);
        return first == word.charAt(0) || (first == word.charAt(1) && text.charAt(from + 1) == word.charAt(0));
    }

    /** Edits between the word and the beginning of the other that is nearest to it; gives up once there are too many. */
    private static int slips(String word, String other, int allowed) {
        int most = Math.min(other.length(), word.length() + allowed);
        int[] beforeLast = new int[most + 1];
        int[] last = new int[most + 1];
        int[] now = new int[most + 1];
        for (int j = 0; j <= most; j++) {
            last[j] = j;
        }
        int fewest = 0;
        for (int i = 1; i <= word.length() && fewest <= allowed; i++) {
            now[0] = i;
            fewest = i;
            for (int j = 1; j <= most; j++) {
                now[j] = edits(word, other, i, j, now[j - 1], last, beforeLast);
                fewest = Math.min(fewest, now[j]);
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return fewest;
    }

    private static int edits(String word, String other, int i, int j, int left, int[] last, int[] beforeLast) {
        char here = word.charAt(i - 1);
        char there = other.charAt(j - 1);
        int edits = Math.min(last[j - 1] + (here == there ? 0 : 1), 1 + Math.min(last[j], left));
        boolean swapped = i > 1 && j > 1 && here == other.charAt(j - 2) && word.charAt(i - 2) == there;
        return swapped ? Math.min(edits, beforeLast[j - 2] + 1) : edits;
    }
}
