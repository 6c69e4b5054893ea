package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Debian's wrk: one thread, 32 connections that stay, asking for one address after the other. */
final class Wrk {

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+)");
    private static final String SCRIPT = """
            local requests = {}
            init = function(arguments)
              for line in io.lines(os.getenv("REQUESTS")) do
                local path, token, tag = line:match("^(%S+) (%S+) (%S+)$")
                local headers = { Host = "bench" }
                if token ~= "-" then headers["Authorization"] = "Bearer " .. token end
                if tag ~= "-" then headers["If-None-Match"] = tag end
                requests[#requests + 1] = wrk.format("GET", path, headers)
              end
            end
            local at = 0
            request = function()
              at = at % #requests + 1
              return requests[at]
            end
            done = function(summary)
              local wrong = summary.errors
              io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration,
                wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
            end
            """;

    private Wrk() {}

    /**
     * What is asked for.
     *
     * @param token {@code -} for none
     * @param tag what is known already; {@code -} for nothing
     */
    record Request(String path, String token, String tag) {}

    /** Requests per second; an answer that is an error is no answer. */
    static double perSecond(Path folder, String base, List<Request> requests, int seconds)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("wrk.lua"), SCRIPT);
        Path list = Files.writeString(
                folder.resolve("requests"),
                requests.stream()
                        .map(one -> one.path() + " " + one.token() + " " + one.tag() + "\n")
                        .collect(Collectors.joining()));
        Program.Ended ended = Program.run(
                folder,
                Map.of("REQUESTS", list.toString()),
                List.of("wrk", "-t1", "-c32", "-d" + seconds + "s", "-s", script.toString(), base));
        Matcher result = RESULT.matcher(new String(ended.printed(), StandardCharsets.UTF_8));
        if (ended.exit() != 0 || !result.find() || !result.group(3).equals("0")) {
            throw new AssertionError(
                    "wrk: " + ended.complaints() + new String(ended.printed(), StandardCharsets.UTF_8));
        }
        return Double.parseDouble(result.group(1)) / (Double.parseDouble(result.group(2)) / 1_000_000);
    }
}
