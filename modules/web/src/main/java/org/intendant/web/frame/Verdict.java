package org.intendant.web.frame;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.web.DashboardCard.Tile;
import org.intendant.web.DashboardCard.Trouble;
import org.intendant.web.State;

/**
 * Whether all is well, in one sentence.
 *
 * @param tone {@code ok}, {@code warn}, {@code bad} or empty where nothing is known
 * @param icon PrimeIcons name
 * @param sentence what an operator wants to know first
 * @param detail what it rests on
 */
public record Verdict(String tone, String icon, String sentence, String detail) {

    private static final String ASKED = "Nothing is changed on a host without approval.";

    /** What the tiles say, and the sentences that it rests on. */
    static Verdict of(List<Tile> tiles, String basis) {
        String detail = (basis + " " + ASKED).strip();
        Trouble worst =
                tiles.stream().map(Tile::trouble).max(Comparator.naturalOrder()).orElse(Trouble.NONE);
        String said = tiles.stream()
                .filter(tile -> !tile.verdict().isEmpty())
                .sorted(Comparator.comparing(Tile::trouble).reversed())
                .map(Tile::verdict)
                .collect(Collectors.joining(" "));
        return switch (worst) {
            case NONE -> new Verdict("ok", "pi-check", said.isEmpty() ? "Nothing needs a decision." : said, detail);
            case UNKNOWN -> new Verdict("", "pi-question", said.isEmpty() ? "Some states are unknown." : said, detail);
            case DECISION ->
                new Verdict(
                        "warn",
                        "pi-exclamation-triangle",
                        said.isEmpty() ? "Something needs a decision." : said,
                        detail);
            case FAILURE -> new Verdict("bad", "pi-times", said.isEmpty() ? "Something failed." : said, detail);
        };
    }

    /** Smaller comes first. */
    static int urgency(State state) {
        return switch (state.getTone()) {
            case "bad" -> 0;
            case "warn" -> 1;
            case "" -> 2;
            default -> 3;
        };
    }
}
