package org.intendant.people.exchange;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.intendant.people.foresight.Foreseen;
import org.intendant.plans.Refused;
import org.intendant.web.Link;
import org.jspecify.annotations.Nullable;

/** Bringing a list in: a file or pasted text, what it would do, and what it did. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ImportPage implements Serializable {

    private static final int MOST_LINES = 100;

    @Inject
    Imports imports;

    @Inject
    HttpServletRequest request;

    private String kindName = "";
    private @Nullable String text;
    private @Nullable String fileName;
    private transient @Nullable ImportPreview preview;
    private transient @Nullable ImportReport report;
    private transient @Nullable Link next;
    private String shown = "";

    @PostConstruct
    void open() {
        kindName = String.valueOf(request.getParameter("kind"));
        var unused = getKind();
    }

    /** Reads what is in the field and says what it would do. */
    public void look() {
        if (text == null || text.isBlank()) {
            throw new Refused("file", "Choose a file or paste its rows.");
        }
        report = null;
        preview = imports.preview(getKind(), Upload.of(text, fileName == null ? "" : fileName));
        shown = "";
    }

    /** Does what was shown. */
    public void apply() {
        if (preview == null) {
            throw new Refused("file", "Preview it first.");
        }
        report = imports.apply(preview);
        next = imports.next(preview, report).orElse(null);
        preview = null;
        text = null;
        fileName = null;
        shown = "";
    }

    /** Begins anew; nothing was changed. */
    public void discard() {
        preview = null;
        report = null;
    }

    public Importable getKind() {
        return imports.kind(kindName);
    }

    /** What is shown now: of the preview, or of what was done. */
    public @Nullable ImportReport getReport() {
        return preview == null ? report : preview.report();
    }

    /** What needs a look stands first. */
    public List<RowResult> getRows() {
        ImportReport all = getReport();
        return all == null
                ? List.of()
                : all.rows().stream()
                        .filter(row -> shown.isEmpty() || row.does().name().equals(shown))
                        .sorted(Comparator.comparing(RowResult::does))
                        .toList();
    }

    /** Whether who can log in where is told, and changes. */
    public boolean isShifting() {
        Foreseen foreseen = getForeseen();
        return foreseen != null && !foreseen.isNothing();
    }

    /** Whether that cannot be told beforehand. */
    public boolean isUntold() {
        return preview != null && preview.foreseen() == null;
    }

    /** Who could log in where then, and who no longer. */
    public @Nullable Foreseen getForeseen() {
        return preview == null ? null : preview.foreseen();
    }

    /** As many as are shown. */
    public List<Foreseen.Line> some(List<Foreseen.Line> lines) {
        return lines.subList(0, Math.min(MOST_LINES, lines.size()));
    }

    /** The deed with its numbers, for the button; empty when nothing would change. */
    public String getDeed() {
        return preview == null ? "" : preview.deed();
    }

    /** What was done, in a sentence. */
    public String getDone() {
        if (report == null) {
            return "";
        }
        String sentence = ImportPreview.sentence(report.added(), "Added", report.changed(), "changed", getKind());
        return sentence.isEmpty() ? "Nothing was changed." : sentence + ".";
    }

    public @Nullable String getPreviewed() {
        return preview == null ? null : preview.fileName();
    }

    /** What was left as it was, in a sentence. */
    public String getRest() {
        if (report == null) {
            return "";
        }
        return (report.unchanged() == 0
                        ? ""
                        : report.unchanged() + " stayed as " + (report.unchanged() == 1 ? "it was. " : "they were. "))
                + (report.refused() == 0
                        ? ""
                        : report.refused() + (report.refused() == 1 ? " row was" : " rows were")
                                + " refused and did nothing.");
    }

    /** What the button beside it leaves out. */
    public String getConsequence() {
        ImportReport all = getReport();
        if (all == null) {
            return "";
        }
        String left = all.refused() == 0
                ? ""
                : " " + all.refused() + (all.refused() == 1 ? " refused row is" : " refused rows are") + " left out.";
        return getDeed().isEmpty()
                ? "There is nothing to do." + left
                : "Each row is written on its own, with an entry in the audit trail." + left;
    }

    /** The head of the column that names the things. */
    public String getHeading() {
        String one = getKind().one();
        return Character.toUpperCase(one.charAt(0)) + one.substring(1);
    }

    /** The list's name, for the way back. */
    public String getTitle() {
        String many = getKind().many();
        return Character.toUpperCase(many.charAt(0)) + many.substring(1);
    }

    /** What the link beside a refused row says. */
    public String getInstead() {
        return getKind().insteadWord();
    }

    /** Limits in words. */
    public String getLimits() {
        return String.format(
                Locale.ENGLISH,
                "At most %,d bytes, %,d rows and %,d characters in a cell, as text in UTF-8.",
                Upload.MOST_BYTES,
                Upload.MOST_ROWS,
                Upload.LONGEST_CELL);
    }

    public int getMostBytes() {
        return Upload.MOST_BYTES;
    }

    public @Nullable Link getNext() {
        return next;
    }

    public String getShown() {
        return shown;
    }

    public void setShown(@Nullable String shown) {
        this.shown = shown == null ? "" : shown;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable String getFileName() {
        return fileName;
    }

    public void setFileName(@Nullable String fileName) {
        this.fileName = fileName;
    }
}
