package org.intendant.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.intendant.data.H2;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;

/** The pages that everybody opens, at few and many servers, on both databases, beside a file of the same rows. */
final class PagesBench implements Bench {

    private static final int IMPORTED = 1000;

    private final Scale scale;
    private final String name;
    private final List<Integer> sizes;
    private final boolean both;

    private PagesBench(Scale scale, String name, List<Integer> sizes, boolean both) {
        this.scale = scale;
        this.name = name;
        this.sizes = sizes;
        this.both = both;
    }

    /** On both databases. */
    static PagesBench usual(Scale scale) {
        return new PagesBench(scale, "pages", List.of(100, scale.of(10_000, 1000)), true);
    }

    /** On PostgreSQL alone, which takes a while. */
    static PagesBench large(Scale scale) {
        return new PagesBench(scale, "pages-large", List.of(scale.of(100_000, 2000)), false);
    }

    /** How the tables are reached while Intendant is stopped. */
    private interface Door {
        Connection open() throws SQLException;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Report report) throws Exception {
        report.say(
                "Times are milliseconds from the first byte sent to the last byte that came, seen by a client on the same"
                        + " machine over one connection that stays: a little more than the server's own time. Sizes are of what is"
                        + " transferred without the answer's head; nothing is compressed, and style sheets and scripts are cached by"
                        + " the browser. Statements are what PostgreSQL logged for one request, without the begin and end of"
                        + " transactions. The servers were written into the tables by SQL while Intendant was stopped, with tags,"
                        + " accounts, facts, comparisons and an entry in the audit trail each.");
        try (Postgres postgres = new Postgres();
                RunningIntendant intendant = postgres.under(Subject.prepared());
                Connection log = postgres.connect()) {
            Statements statements = new Statements(log, postgres.log());
            on(report, "PostgreSQL", intendant, postgres::connect, Optional.of(statements));
        }
        if (!both) {
            return;
        }
        try (RunningIntendant intendant = Subject.prepared()) {
            String url = H2.url(intendant.home());
            on(report, "H2", intendant, () -> DriverManager.getConnection(url, H2.USER, H2.PASSWORD), Optional.empty());
        }
    }

    private void on(
            Report report, String database, RunningIntendant intendant, Door door, Optional<Statements> statements)
            throws Exception {
        intendant.start().stop();
        for (int size : sizes) {
            try (Connection tables = door.open()) {
                new ManyServers(tables, intendant.home().resolve("master.key")).grow(size);
            }
            intendant.start();
            new PageRound(scale, database, size).run(report, intendant, statements);
            if (size == sizes.get(sizes.size() - 1)) {
                imported(report, database, intendant);
            }
            intendant.stop();
        }
    }

    /** At last, for the new ones are no real hosts, and are tried as soon as they are there. */
    private void imported(Report report, String database, RunningIntendant intendant) {
        int rows = scale.of(IMPORTED, IMPORTED / 10);
        RestClient rest = RestClient.admin(intendant);
        Imported first = new Imported(rest, "warm", rows / 10);
        first.preview();
        Imported file = new Imported(rest, "imported", rows);
        double preview = file.preview();
        double both = file.apply();
        report.say("Import of " + rows + " new servers as CSV, " + database + ": the preview took "
                + Samples.number(preview / 1000) + " s, preview and writing together " + Samples.number(both / 1000)
                + " s (" + Samples.number(both / rows) + " ms a row).");
    }
}
