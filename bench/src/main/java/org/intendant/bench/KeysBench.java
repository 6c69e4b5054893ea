package org.intendant.bench;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.jspecify.annotations.Nullable;

/** What servers fetch: how fast it is given out, beside nginx with the same files, and how soon a revocation is in it. */
final class KeysBench implements Bench {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double SECOND = 1000;

    private final Scale scale;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    KeysBench(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "keys";
    }

    /** A document as it was fetched. */
    private record Fetched(byte[] bytes, String tag) {}

    @Override
    public void run(Report report) throws Exception {
        int servers = scale.of(10_000, 300);
        int people = scale.of(5_000, 100);
        int groups = scale.of(200, 10);
        report.say(servers + " servers fetch their keys; " + people + " people with a key each in " + groups
                + " groups, two of which may log in on each server; on PostgreSQL. All was written into the tables while"
                + " Intendant was stopped. wrk asks with one thread over 32 connections for one server's document after the"
                + " other; nginx has one worker and the same files. Everything shares this machine's two processors.");
        try (Postgres postgres = new Postgres();
                RunningIntendant intendant = postgres.under(Subject.prepared())) {
            intendant.start().stop();
            MasterSeal seal = MasterSeal.of(intendant.home().resolve("master.key"));
            try (Connection tables = postgres.connect()) {
                new ManyServers(tables, intendant.home().resolve("master.key")).grow(servers);
                KeyEstate.toLoopback(tables);
            }
            intendant.start();
            RestClient.admin(intendant)
                    .put("servers/" + first(postgres) + "/key-fetch", Map.of("script", true))
                    .orThrow();
            intendant.stop();
            List<KeyEstate.Fetching> all;
            try (Connection tables = postgres.connect()) {
                all = new KeyEstate(tables, seal, servers, people, groups).fill();
            }
            intendant.start();
            made(report, postgres, servers);
            Map<KeyEstate.Fetching, Fetched> documents = fetched(intendant, all);
            endpoint(report, intendant, documents);
            for (int round = 1; round <= scale.passes(); round++) {
                revocation(report, intendant, postgres, documents, round);
            }
        }
    }

    private static long first(Postgres postgres) throws Exception {
        return number(postgres, "select min(id) from server");
    }

    private static long number(Postgres postgres, String query) throws Exception {
        try (Connection tables = postgres.connect();
                Statement statement = tables.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void made(Report report, Postgres postgres, int servers) {
        long begin = System.nanoTime();
        Waiting.until(LONGEST, "every document is made", () -> {
            try {
                return number(postgres, "select count(*) from key_touched") == 0
                        && number(postgres, "select count(*) from key_bundle where serial > 0") == servers;
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
        report.say("All " + servers + " documents were rendered and signed for the first time within "
                + Samples.number((System.nanoTime() - begin) / 1e9) + " s of the start.");
    }

    private Map<KeyEstate.Fetching, Fetched> fetched(RunningIntendant intendant, List<KeyEstate.Fetching> all)
            throws Exception {
        Map<KeyEstate.Fetching, Fetched> documents = new LinkedHashMap<>();
        Waiting.until(LONGEST, "the last document is served", () -> {
            try {
                return get(intendant.baseUrl(), all.get(all.size() - 1), null).statusCode() == 200;
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
        for (KeyEstate.Fetching server : all) {
            HttpResponse<byte[]> answer = get(intendant.baseUrl(), server, null);
            if (answer.statusCode() != 200) {
                throw new AssertionError(server.name() + " got " + answer.statusCode());
            }
            documents.put(
                    server,
                    new Fetched(
                            answer.body(), answer.headers().firstValue("ETag").orElseThrow()));
        }
        return documents;
    }

    private static String path(KeyEstate.Fetching server) {
        return "/keymanager/servers/" + server.name() + "/bundle";
    }

    private HttpResponse<byte[]> get(URI base, KeyEstate.Fetching server, @Nullable String tag) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path(server))).header("Authorization", "Bearer " + server.token());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void endpoint(Report report, RunningIntendant intendant, Map<KeyEstate.Fetching, Fetched> documents)
            throws Exception {
        Path folder = Files.createTempDirectory("bench-keys");
        List<Wrk.Request> ours = new ArrayList<>();
        List<Wrk.Request> ours304 = new ArrayList<>();
        List<Wrk.Request> theirs = new ArrayList<>();
        List<Wrk.Request> theirs304 = new ArrayList<>();
        long bytes = 0;
        try (Nginx nginx = Nginx.start()) {
            for (Map.Entry<KeyEstate.Fetching, Fetched> one : documents.entrySet()) {
                KeyEstate.Fetching server = one.getKey();
                nginx.put(server.name(), one.getValue().bytes());
                bytes += one.getValue().bytes().length;
                ours.add(new Wrk.Request(path(server), server.token(), "-"));
                ours304.add(new Wrk.Request(
                        path(server), server.token(), one.getValue().tag()));
                HttpResponse<byte[]> file = http.send(
                        HttpRequest.newBuilder(nginx.base().resolve("/" + server.name()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (!Arrays.equals(file.body(), one.getValue().bytes())) {
                    throw new AssertionError("nginx serves something else for " + server.name());
                }
                theirs.add(new Wrk.Request("/" + server.name(), "-", "-"));
                theirs304.add(new Wrk.Request(
                        "/" + server.name(),
                        "-",
                        file.headers().firstValue("ETag").orElseThrow()));
            }
            KeyEstate.Fetching some = documents.keySet().iterator().next();
            if (get(
                                    intendant.baseUrl(),
                                    some,
                                    requireNonNull(documents.get(some)).tag())
                            .statusCode()
                    != 304) {
                throw new AssertionError("A document that is known was sent again.");
            }
            int seconds = scale.of(5, 2);
            Wrk.perSecond(folder, intendant.baseUrl().toString(), ours, seconds); // warms up
            report.title("Requests per second, documents of " + Samples.number(bytes / (double) documents.size() / 1024)
                    + " KiB");
            List<List<String>> rows = new ArrayList<>();
            rows.add(compared(report, "200", folder, intendant, nginx, ours, theirs, seconds));
            rows.add(compared(report, "304", folder, intendant, nginx, ours304, theirs304, seconds));
            report.table(List.of("answer", "Intendant", "nginx", "ratio"), rows);
        }
    }

    private List<String> compared(
            Report report,
            String answer,
            Path folder,
            RunningIntendant intendant,
            Nginx nginx,
            List<Wrk.Request> ours,
            List<Wrk.Request> theirs,
            int seconds)
            throws Exception {
        List<Double> mine = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int pass = 0; pass < scale.passes(); pass++) {
            mine.add(Wrk.perSecond(folder, intendant.baseUrl().toString(), ours, seconds));
            other.add(Wrk.perSecond(folder, nginx.base().toString(), theirs, seconds));
        }
        double ratio = Samples.of(mine).ratioTo(Samples.of(other));
        report.gate(answer + ": at least 0.6 × nginx, with a token checked: " + Samples.number(ratio), ratio >= 0.6);
        return List.of(answer, Samples.of(mine).shown(), Samples.of(other).shown(), Samples.number(ratio));
    }

    /** Somebody's only key is removed: when the last of the documents that held it is without it. */
    private void revocation(
            Report report,
            RunningIntendant intendant,
            Postgres postgres,
            Map<KeyEstate.Fetching, Fetched> documents,
            int round)
            throws Exception {
        String username = String.format("keys%05d", round);
        long person = number(postgres, "select id from person where username = '" + username + "'");
        long key = number(postgres, "select id from person_key where person_id = " + person);
        String marker = " " + username + " ";
        List<KeyEstate.Fetching> affected = documents.entrySet().stream()
                .filter(one -> new String(one.getValue().bytes(), StandardCharsets.UTF_8).contains(marker))
                .map(Map.Entry::getKey)
                .toList();
        if (affected.isEmpty()) {
            throw new AssertionError(username + " may log in nowhere.");
        }
        RestClient rest = RestClient.admin(intendant);
        quiet(postgres);
        long before = number(postgres, "select max(changed) from key_bundle");
        long begin = System.nanoTime();
        int status = rest.delete("people/" + person + "/keys/" + key).status();
        if (status != 204) {
            throw new AssertionError("Removing a key answered " + status);
        }
        double answered = (System.nanoTime() - begin) / 1e6;
        for (KeyEstate.Fetching server : affected) {
            documents.put(
                    server,
                    renewed(
                            intendant,
                            server,
                            requireNonNull(documents.get(server)).tag(),
                            marker,
                            begin));
        }
        double took = (System.nanoTime() - begin) / 1e6;
        long changed = number(postgres, "select count(*) from key_bundle where changed > " + before);
        report.gate(
                username + " loses the only key: all " + affected.size() + " documents new within 1 s, and no other: "
                        + Samples.number(took) + " ms after the click (" + Samples.number(answered)
                        + " ms of them until it was answered), " + changed + " rendered",
                took <= SECOND && changed == affected.size());
    }

    /** Waits for the end of what the start and the last revocation began: hosts, at which nobody listens, tried and compared. */
    private static void quiet(Postgres postgres) {
        Waiting.until(LONGEST, "Intendant has nothing to do", () -> {
            try {
                return number(
                                postgres,
                                "select (select count(*) from operation where ended is null) + (select count(*) from comparison"
                                        + " where due < now() + interval '3 seconds' and coalesce(claimed_until, due) < now() + interval '3 seconds')")
                        == 0;
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    /** Asks for one document until it is new. The one that asks shares the processors, so it asks for one after the other. */
    private Fetched renewed(
            RunningIntendant intendant, KeyEstate.Fetching server, String known, String marker, long begin)
            throws Exception {
        HttpResponse<byte[]> answer = get(intendant.baseUrl(), server, known);
        while (answer.statusCode() != 200) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new AssertionError("The revocation never came.");
            }
            Thread.sleep(10);
            answer = get(intendant.baseUrl(), server, known);
        }
        if (new String(answer.body(), StandardCharsets.UTF_8).contains(marker)) {
            throw new AssertionError("A new document still holds the key.");
        }
        return new Fetched(answer.body(), answer.headers().firstValue("ETag").orElseThrow());
    }
}
