package org.intendant.bench;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;

/** All pages at one number of servers on one database. */
final class PageRound {

    private static final String LIST = "list of servers";
    private static final String STATIC = "the same list as a file, nginx";
    private static final double MOST_MILLIS = 150;
    private static final double MOST_BYTES = 100_000;
    private static final double WANTED_MILLIS = 30;
    private static final double WANTED_BYTES = 40_000;
    private static final int WANTED_STATEMENTS = 3;
    private static final int GATED = 10_000;

    private final Scale scale;
    private final String database;
    private final int servers;
    private final Map<String, Visits> pages = new LinkedHashMap<>();

    PageRound(Scale scale, String database, int servers) {
        this.scale = scale;
        this.database = database;
        this.servers = servers;
    }

    void run(Report report, RunningIntendant intendant, Optional<Statements> statements) throws Exception {
        try (Nginx nginx = Nginx.start()) {
            Reader reader = Reader.admin(intendant);
            Cpu cpu = Cpu.of(intendant.pid());
            long one = id(intendant);
            String name = ManyServers.name(1);
            add(reader, cpu, LIST, "/servers/servers.xhtml", name);
            add(
                    reader,
                    cpu,
                    "the list, by address, page 3",
                    "/servers/servers.xhtml?sort=address&page=3",
                    ".example.org");
            add(reader, cpu, "the list, what differs", "/servers/servers.xhtml?state=differs", name);
            add(reader, cpu, "the list, searched", "/servers/servers.xhtml?q=" + name, name);
            add(reader, cpu, "overview", "/dashboard.xhtml", "Needs a decision");
            add(reader, cpu, "map, the page", "/servers/map.xhtml", "Reading the map");
            add(reader, cpu, "map, its data", "/api/v1/servers/map", name);
            add(reader, cpu, "a server", "/servers/server.xhtml?id=" + one, name);
            add(reader, cpu, "people", "/people/people.xhtml", "person0002");
            add(reader, cpu, "Ctrl+K, “srv77”", "/api/v1/jump?q=srv77", "srv00");
            nginx.put("list.html", reader.get(requireNonNull(pages.get(LIST)).path()));
            add(Reader.at(nginx.base()), nginx.cpu(), STATIC, "/list.html", name);
            leaveOutWhatIsNotShown(report);
            warm();
            Passes passes = new Passes(scale.passes());
            pages.forEach(passes::add);
            Map<String, Passes.Measured> measured = passes.run();
            report.title(database + ", " + String.format("%,d", servers) + " servers")
                    .say(passes.shown());
            report.table(
                    List.of("page", "median, ms", "p95, ms", "CPU, ms", "kB", "SQL"),
                    rows(measured, reader, statements));
            gates(report);
        }
    }

    private void add(Reader reader, Cpu cpu, String name, String path, String shows) {
        Predicate<byte[]> right = answer -> new String(answer, StandardCharsets.UTF_8).contains(shows);
        pages.put(name, new Visits(reader, path, right, cpu, scale.of(heavy(path) ? 5 : 30, 5)));
    }

    private boolean heavy(String path) {
        return path.equals("/api/v1/servers/map") && servers > 1000;
    }

    /** A page that cannot be shown at this size is said to be so, and keeps nobody from measuring the others. */
    private void leaveOutWhatIsNotShown(Report report) {
        pages.entrySet().removeIf(page -> {
            try {
                page.getValue().once();
                return false;
            } catch (Exception | AssertionError wrong) {
                report.gate(
                        page.getKey() + " at " + String.format("%,d", servers) + " servers on " + database
                                + " is shown: " + wrong.getMessage(),
                        false);
                return true;
            }
        });
    }

    /** Until the server's compiler has seen them all, in turn as people open them. */
    private void warm() throws Exception {
        for (int i = 0; i < scale.of(40, 5); i++) {
            for (Visits page : pages.values()) {
                if (i % (heavy(page.path()) ? 10 : 1) == 0) {
                    page.once();
                }
            }
        }
    }

    private List<List<String>> rows(
            Map<String, Passes.Measured> measured, Reader reader, Optional<Statements> statements) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Visits> page : pages.entrySet()) {
            Visits visits = page.getValue();
            boolean ours = !page.getKey().equals(STATIC);
            rows.add(List.of(
                    page.getKey(),
                    Samples.number(visits.millis().median()),
                    Samples.number(visits.millis().p95()),
                    Samples.number(
                            requireNonNull(measured.get(page.getKey())).cpu().median() / visits.each()),
                    Samples.number(visits.bytes() / 1000.0),
                    ours && statements.isPresent()
                            ? Integer.toString(statements.get().of(() -> reader.get(visits.path())))
                            : ""));
        }
        return rows;
    }

    private void gates(Report report) {
        Visits list = requireNonNull(pages.get(LIST));
        double p95 = list.millis().p95();
        if (servers <= GATED) {
            report.gate("list of servers, p95 at most 150 ms: " + Samples.number(p95) + " ms", p95 <= MOST_MILLIS);
            report.gate(
                    "list of servers at most 100 kB: " + Samples.number(list.bytes() / 1000.0) + " kB",
                    list.bytes() <= MOST_BYTES);
        }
        report.say("Where it should be: " + Samples.number(WANTED_MILLIS) + " ms ("
                + (p95 <= WANTED_MILLIS ? "reached" : "not reached") + "), " + Samples.number(WANTED_BYTES / 1000)
                + " kB ("
                + (list.bytes() <= WANTED_BYTES ? "reached" : "not reached") + "), " + WANTED_STATEMENTS
                + " statements (see the table).");
    }

    private static long id(RunningIntendant intendant) {
        return RestClient.admin(intendant)
                .get("servers?q=" + ManyServers.name(1))
                .orThrow()
                .required("rows")
                .required(0)
                .required("id")
                .asLong();
    }
}
