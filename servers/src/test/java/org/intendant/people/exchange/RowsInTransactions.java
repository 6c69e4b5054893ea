package org.intendant.people.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.data.TestDatabase;
import org.intendant.plans.Target;

/** What the container does around rows: each in a transaction of its own. */
public final class RowsInTransactions extends ImportRows {
    /** What was kept in the trail of files as wholes. */
    public final List<String> notes = new ArrayList<>();

    private final TestDatabase database;

    public RowsInTransactions(TestDatabase database) {
        this.database = database;
        this.entities = database.entityManager();
    }

    @Override
    public void rehearse(Importable kind, RowOrder order, ImportRow row) {
        database.transaction(() -> super.rehearse(kind, order, row));
    }

    @Override
    public Map<ImportRow, Target> deciding(Importable kind, List<ImportPreview.Tried> tried) {
        return database.transaction(() -> super.deciding(kind, tried));
    }

    @Override
    public List<ImportPreview.Tried> look(Importable kind, RowOrder order, List<ImportRow> rows) {
        return database.transaction(() -> super.look(kind, order, rows));
    }

    @Override
    public List<RowResult> write(Importable kind, List<RowOrder.Step> steps, List<Optional<Integer>> versions) {
        return database.transaction(() -> super.write(kind, steps, versions));
    }

    @Override
    public RowResult write(Importable kind, RowOrder.Step step, Optional<Integer> version) {
        return database.transaction(() -> super.write(kind, step, version));
    }

    @Override
    public void note(Importable kind, String deed, String name, String what) {
        notes.add(kind.one() + "." + deed + " " + name + "\n" + what);
    }
}
