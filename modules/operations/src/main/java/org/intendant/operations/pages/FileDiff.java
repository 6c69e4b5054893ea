package org.intendant.operations.pages;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.intendant.plans.Difference;

/**
 * One thing before and after, line by line, with three lines around each change.
 *
 * @param path what it is
 * @param meta {@code new}, {@code removed} or the empty string
 */
public record FileDiff(String path, String meta, int added, int removed, List<DiffLine> lines) {

    private static final int AROUND = 3;
    private static final int MOST_LINES = 4000;

    static FileDiff of(Difference difference) {
        List<String> before = lines(difference.before());
        List<String> after = lines(difference.after());
        Builder builder = new Builder(before, after);
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            builder.change(
                    delta.getSource().getPosition(),
                    delta.getSource().size(),
                    delta.getTarget().size());
        }
        return new FileDiff(
                Shown.text(difference.name()),
                difference.before().isEmpty() ? "new" : difference.after().isEmpty() ? "removed" : "",
                builder.added,
                builder.removed,
                builder.end());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().limit(MOST_LINES).toList();
    }

    /** Walks both sides at once. */
    private static final class Builder {
        private final List<String> before;
        private final List<String> after;
        private final List<DiffLine> lines = new ArrayList<>();
        private int oldAt;
        private int newAt;
        private int added;
        private int removed;

        Builder(List<String> before, List<String> after) {
            this.before = before;
            this.after = after;
        }

        void change(int from, int gone, int come) {
            same(from - oldAt, oldAt == 0 ? 0 : AROUND, AROUND);
            int both = Math.min(gone, come);
            for (int i = 0; i < both; i++) {
                lines.add(DiffLine.changed(oldAt + 1, before.get(oldAt++), newAt + 1, after.get(newAt++)));
            }
            for (int i = both; i < gone; i++) {
                lines.add(DiffLine.removed(oldAt + 1, before.get(oldAt++)));
            }
            for (int i = both; i < come; i++) {
                lines.add(DiffLine.added(newAt + 1, after.get(newAt++)));
            }
            removed += gone;
            added += come;
        }

        /** Equal lines: some after the last change, some before the next, and how many are left out between them. */
        private void same(int count, int first, int last) {
            int hidden = count - first - last;
            for (int i = 0; i < count; i++) {
                if (hidden > 1 && i == first) {
                    lines.add(DiffLine.gap(hidden + " lines are the same"));
                }
                if (hidden <= 1 || i < first || i >= first + hidden) {
                    lines.add(DiffLine.same(oldAt + 1, newAt + 1, before.get(oldAt)));
                }
                oldAt++;
                newAt++;
            }
        }

        List<DiffLine> end() {
            same(before.size() - oldAt, oldAt == 0 ? 0 : AROUND, 0);
            if (Math.max(before.size(), after.size()) == MOST_LINES) {
                lines.add(DiffLine.gap("Lines after the first " + MOST_LINES + " are not compared here"));
            }
            return lines;
        }
    }
}
