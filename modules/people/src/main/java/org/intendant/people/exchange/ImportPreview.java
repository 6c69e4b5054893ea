package org.intendant.people.exchange;

import java.util.List;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.people.foresight.Foreseen;
import org.jspecify.annotations.Nullable;

/** What a file would do, row by row, kept until somebody says that it shall. */
public final class ImportPreview {

    private final Importable kind;
    private final String fileName;
    private final List<Tried> tried;
    private final @Nullable Foreseen foreseen;

    /** @param foreseen what all of it would give and take elsewhere; null where that cannot be told */
    ImportPreview(Importable kind, String fileName, List<Tried> tried, @Nullable Foreseen foreseen) {
        this.kind = kind;
        this.fileName = fileName;
        this.tried = List.copyOf(tried);
        this.foreseen = foreseen;
    }

    /** Who could log in where then, and who no longer; null where the rows contradict each other. */
    public @Nullable Foreseen foreseen() {
        return foreseen;
    }

    /**
     * A row with what it would do.
     *
     * @param version of the thing as it was then, -1 when there was none
     */
    record Tried(ImportRow row, RowResult result, int version) {

        boolean accepted() {
            return result.does() == Does.ADD || result.does() == Does.CHANGE;
        }
    }

    Importable kind() {
        return kind;
    }

    String fileName() {
        return fileName;
    }

    List<Tried> tried() {
        return tried;
    }

    List<Tried> accepted() {
        return tried.stream().filter(Tried::accepted).toList();
    }

    /** The same to be shown. */
    public ImportReport report() {
        return ImportReport.of(true, tried.stream().map(Tried::result).toList(), foreseen);
    }

    /** The deed and its number, as the button says it; empty when there is nothing to do. */
    public String deed() {
        ImportReport report = report();
        return sentence(report.added(), "Add", report.changed(), "change", kind);
    }

    static String sentence(long added, String adding, long changed, String changing, Importable kind) {
        String noun = " " + (added + changed == 1 ? kind.one() : kind.many());
        if (added == 0 && changed == 0) {
            return "";
        }
        if (changed == 0) {
            return adding + " " + added + noun;
        }
        String change = changing + " " + changed + noun;
        return added == 0
                ? Character.toUpperCase(change.charAt(0)) + change.substring(1)
                : adding + " " + added + " and " + change;
    }
}
