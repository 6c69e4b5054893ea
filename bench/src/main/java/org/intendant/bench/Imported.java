package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.RestClient;

/** A file of servers that a person brings in, as far as REST shows it: what it would do, then that it is done. */
final class Imported {

    private static final byte[] TYPE = {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32
    };
    private static final int KEY_BYTES = 32;

    private final RestClient rest;
    private final int rows;
    private final String file;

    /** @param prefix of the servers' names, which makes them new */
    Imported(RestClient rest, String prefix, int rows) {
        this.rest = rest.with("Content-Type", "text/csv");
        this.rows = rows;
        this.file = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> prefix + i + ".example.org,Imported as number " + i + ",imported site" + i % 7
                        + ",172.16." + i / 250 + "." + (1 + i % 250) + "," + key() + "\n")
                .collect(Collectors.joining("", "name,title,tags,ssh.host,hostKey\n", ""));
    }

    /** Milliseconds until the answer says that all rows would be added. */
    double preview() {
        return added("servers/import");
    }

    /** Milliseconds until the answer says that all rows were previewed and added. */
    double apply() {
        return added("servers/import?preview=false");
    }

    private double added(String path) {
        long start = System.nanoTime();
        JsonNode answer = rest.send("POST", path, file).orThrow();
        double took = (System.nanoTime() - start) / 1e6;
        if (answer.required("added").asInt() != rows) {
            throw new AssertionError("Of " + rows + " rows " + answer.required("added") + " were taken.");
        }
        return took;
    }

    private static String key() {
        byte[] blob = new byte[TYPE.length + KEY_BYTES];
        new SecureRandom().nextBytes(blob);
        System.arraycopy(TYPE, 0, blob, 0, TYPE.length);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
    }
}
