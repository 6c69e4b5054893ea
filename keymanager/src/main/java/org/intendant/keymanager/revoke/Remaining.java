package org.intendant.keymanager.revoke;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.intendant.keymanager.push.HostLine;

/** A file of keys without some of them: their lines go whole, with their options; every other byte stays. */
final class Remaining {

    private Remaining() {}

    static byte[] of(byte[] file, Set<String> taken) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(file.length);
        int from = 0;
        while (from < file.length) {
            int end = from;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            int next = Math.min(end + 1, file.length);
            if (!holds(new String(file, from, end - from, StandardCharsets.UTF_8).strip(), taken)) {
                rest.write(file, from, next - from);
            }
            from = next;
        }
        return rest.toByteArray();
    }

    private static boolean holds(String line, Set<String> taken) {
        return !line.isEmpty()
                && !line.startsWith("#")
                && taken.contains(HostLine.of(line).fingerprint());
    }
}
