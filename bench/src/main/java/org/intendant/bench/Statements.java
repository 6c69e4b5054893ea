package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How many statements a request takes, counted in PostgreSQL's own log. What the application does beside requests falls into
 * some of the counts, so the middle one of several counts.
 */
final class Statements {

    private static final int TIMES = 9;
    private static final long SETTLED = 80;
    private static final Pattern STATEMENT =
            Pattern.compile("LOG:  (?:execute [^:]*|statement): (?!BEGIN|COMMIT|ROLLBACK|SET |SHOW |\\s*$)");

    private final Connection database;
    private final Path log;

    Statements(Connection database, Path log) {
        this.database = database;
        this.log = log;
    }

    /** Statements of one such request, without those that begin and end transactions. */
    int of(Effort.Work request) throws Exception {
        logged("all");
        try {
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                long before = Files.size(log);
                request.run();
                TimeUnit.MILLISECONDS.sleep(SETTLED);
                counts.add(count(before));
            }
            return (int) Samples.of(counts).median();
        } finally {
            logged("none");
        }
    }

    private int count(long before) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String fresh = new String(Arrays.copyOfRange(all, Math.toIntExact(before), all.length), StandardCharsets.UTF_8);
        return (int)
                fresh.lines().filter(line -> STATEMENT.matcher(line).find()).count();
    }

    private void logged(String which) throws SQLException, InterruptedException {
        try (Statement statement = database.createStatement()) {
            statement.execute("alter system set log_statement = '" + which + "'");
            statement.execute("select pg_reload_conf()");
        }
        TimeUnit.SECONDS.sleep(1);
    }
}
