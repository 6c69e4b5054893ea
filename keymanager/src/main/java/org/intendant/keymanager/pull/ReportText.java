package org.intendant.keymanager.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/**
 * What a host says of its last fetch.
 *
 * @param host by which it is known
 * @param serial of the bundle that it has; 0 when it has none
 * @param sent when it said so, in seconds since 1970 by the host's clock
 * @param hashes SHA-256 of the files that it read back, by account
 * @param others lines that it found in files and kept, by account
 * @param remarks what it did besides: {@code failed web .ssh is a link}
 * @param result {@code ok}, or what went wrong
 */
record ReportText(
        String host,
        long serial,
        long sent,
        Map<String, String> hashes,
        Map<String, List<String>> others,
        List<String> remarks,
        String result) {

    static final String NAMESPACE = "intendant-report";
    private static final String SIGNATURE = "-----BEGIN SSH SIGNATURE-----";
    private static final int MOST_OTHERS = 1000;

    /**
     * A report as it comes: the text, then its signature.
     *
     * @param signed the bytes that are signed
     */
    record Body(byte[] signed, String signature) {

        static Body of(byte[] bytes) {
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            int at = text.indexOf("\n" + SIGNATURE);
            if (at < 0) {
                throw new Refused("report", "The report is not signed.");
            }
            return new Body(java.util.Arrays.copyOf(bytes, at + 1), text.substring(at + 1));
        }
    }

    /**
     * Reads what is signed.
     *
     * @throws Refused when it is no whole report
     */
    static ReportText of(byte[] signed) {
        String[] lines = new String(signed, UTF_8).split("\n");
        int last = lines.length - 1;
        if (last < 5 || !lines[0].equals("intendant-report 1") || !lines[last].equals("end")) {
            throw new Refused("report", "The report is not whole.");
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        Map<String, List<String>> others = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        int found = 0;
        for (String line : List.of(lines).subList(4, last - 1)) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("account")
                    && words.length == 3
                    && words[1].length() <= 32
                    && words[2].matches("[0-9a-f]{64}")) {
                hashes.put(words[1], words[2]);
            } else if (words[0].equals("other") && words.length == 3 && found++ < MOST_OTHERS) {
                others.computeIfAbsent(words[1], one -> new ArrayList<>()).add(words[2]);
            } else {
                remarks.add(Text.inert(line, 200));
            }
        }
        return new ReportText(
                value(lines[1], "host"),
                number(lines[2], "serial"),
                number(lines[3], "at"),
                hashes,
                others,
                remarks,
                Text.inert(value(lines[last - 1], "result"), 400));
    }

    boolean isWell() {
        return result.equals("ok");
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new Refused("report", "The report does not say its " + name + ".");
        }
        return line.substring(name.length() + 1);
    }

    private static long number(String line, String name) {
        String value = value(line, name);
        if (!value.matches("[0-9]{1,15}")) {
            throw new Refused("report", "The report does not say its " + name + ".");
        }
        return Long.parseLong(value);
    }
}
