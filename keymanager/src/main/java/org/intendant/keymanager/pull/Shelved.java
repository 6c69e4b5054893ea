package org.intendant.keymanager.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.data.Networks;
import org.intendant.keymanager.push.OriginalList;
import org.jspecify.annotations.Nullable;

/** What one server is served, as bytes that never change. Without its token: the shelf knows that. */
final class Shelved {

    private final long serverId;
    private final byte[] tokenHash;
    private final boolean script;
    private final @Nullable Networks networks;
    private final Document bundle;
    private final Map<String, Document> lists;

    /**
     * @param tokenHash SHA-256
     * @param script whether its program fetches
     * @param networks from where the original's lists are given without a token; null when they are not given at all
     * @param signed the bundle with its signature
     */
    Shelved(long serverId, byte[] tokenHash, boolean script, @Nullable Networks networks, long serial, String signed) {
        this.serverId = serverId;
        this.tokenHash = tokenHash.clone();
        this.script = script;
        this.networks = networks;
        this.bundle = new Document(signed.getBytes(UTF_8), "\"" + serial + "\"");
        this.lists = networks == null ? Map.of() : lists(signed, serial);
    }

    /**
     * Something to fetch.
     *
     * @param tag its ETag, in quotes
     */
    record Document(byte[] bytes, String tag) {}

    long serverId() {
        return serverId;
    }

    byte[] tokenHash() {
        return tokenHash.clone();
    }

    boolean isScript() {
        return script;
    }

    boolean isFreeFor(String address) {
        return networks != null && networks.contains(address);
    }

    Document bundle() {
        return bundle;
    }

    /** An account's keys as the original's script expects them. */
    Optional<Document> list(String account) {
        return Optional.ofNullable(lists.get(account));
    }

    private static Map<String, Document> lists(String signed, long serial) {
        Map<String, Document> lists = new HashMap<>();
        Signed.files(signed).forEach((account, lines) -> {
            List<String> keys =
                    lines.stream().filter(line -> !line.startsWith("#")).toList();
            lists.put(
                    account, new Document(OriginalList.of(keys).getBytes(UTF_8), "\"" + serial + "-" + account + "\""));
        });
        return lists;
    }
}
