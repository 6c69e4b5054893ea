package org.intendant.servers.path;

import java.util.stream.Collectors;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;

/**
 * What one look at a hop found.
 *
 * @param state {@code PASSABLE}, {@code BROKEN}, or {@code UNKNOWN} where nobody could tell
 * @param sentence what was found, and what to do where it is broken
 * @param output the tool's own words, or empty; only for those who may read output
 */
public record Finding(State state, String sentence, String output) {

    private static final int LONGEST_SENTENCE = 1000;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_LINE = 300;

    public Finding {
        sentence = Text.inert(sentence, LONGEST_SENTENCE);
        output = output.lines()
                .limit(MOST_LINES)
                .map(line -> Text.inert(line, LONGEST_LINE))
                .collect(Collectors.joining("\n"));
    }

    public static Finding passable(String sentence) {
        return new Finding(State.PASSABLE, sentence, "");
    }

    public static Finding broken(String sentence, String output) {
        return new Finding(State.BROKEN, sentence, output);
    }

    public static Finding unknown(String sentence) {
        return new Finding(State.UNKNOWN, sentence, "");
    }
}
