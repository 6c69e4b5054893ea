package org.intendant.keymanager.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What servers fetch, in memory: documents that never change and are replaced when something was committed. Answers without
 * asking the database, and so also while it is away.
 */
@ApplicationScoped
public class Shelf {

    /** Below which servers fetch: {@code <keymanager name>/bundle} and {@code getKeys/<keymanager name>/<account>/}. */
    public static final String PATH = "/keymanager/servers/";

    private static final String ORIGINAL = "getKeys/";
    private static final int LONGEST = 1000;

    private final Map<String, Shelved> byName = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();
    private volatile boolean filled;

    /**
     * What somebody gets who asks.
     *
     * @param status 200, 304, 401 to be asked again with a token, 404, or 503 before anything was read
     * @param bytes for 200, else null
     * @param tag for 200 and 304, else empty
     */
    public record Answer(int status, byte @Nullable [] bytes, String tag) {

        private static final Answer NOBODY = new Answer(401, null, "");
        private static final Answer NOTHING = new Answer(404, null, "");
        private static final Answer NOT_YET = new Answer(503, null, "");

        private static Answer of(Shelved.Document document, @Nullable String known) {
            return known != null && Arrays.asList(known.split(",\\s*")).contains(document.tag())
                    ? new Answer(304, null, document.tag())
                    : new Answer(200, document.bytes(), document.tag());
        }
    }

    /**
     * Answers one request.
     *
     * @param path behind {@link #PATH}
     * @param address where it comes from, behind trusted proxies
     * @param authorization the header of that name: a bearer token, or a password of whatever name
     * @param known the header If-None-Match
     */
    public Answer answer(String path, String address, @Nullable String authorization, @Nullable String known) {
        if (!filled) {
            return Answer.NOT_YET;
        }
        if (path.length() > LONGEST) {
            return Answer.NOTHING;
        }
        if (path.startsWith(ORIGINAL)) {
            return original(path.substring(ORIGINAL.length()).split("/", -1), address, authorization, known);
        }
        String[] words = path.split("/", -1);
        if (words.length != 2 || !words[1].equals("bundle")) {
            return Answer.NOTHING;
        }
        if (authorization == null) {
            return Answer.NOBODY;
        }
        return find(words[0], authorization)
                .filter(Shelved::isScript)
                .map(shelved -> Answer.of(shelved.bundle(), known))
                .orElse(Answer.NOTHING);
    }

    private Answer original(String[] words, String address, @Nullable String authorization, @Nullable String known) {
        boolean whole = words.length == 2 || (words.length == 3 && words[2].isEmpty());
        if (!whole) {
            return Answer.NOTHING;
        }
        Shelved shelved = byName.get(words[0]);
        boolean free = shelved != null && shelved.isFreeFor(address);
        if (!free && authorization == null) {
            return byName.values().stream().anyMatch(other -> other.isFreeFor(address))
                    ? Answer.NOTHING
                    : Answer.NOBODY;
        }
        Optional<Shelved> mine = free ? Optional.ofNullable(shelved) : find(words[0], String.valueOf(authorization));
        return mine.flatMap(found -> found.list(words[1]))
                .map(list -> Answer.of(list, known))
                .orElse(Answer.NOTHING);
    }

    /** The server of this name, for whoever sends its token. Takes as long for a wrong one. */
    Optional<Shelved> find(String name, String authorization) {
        Shelved shelved = byName.get(name);
        byte[] sent = hash(token(authorization));
        byte[] right = shelved == null ? hash("") : shelved.tokenHash();
        return MessageDigest.isEqual(sent, right) ? Optional.ofNullable(shelved) : Optional.empty();
    }

    private static String token(String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(authorization.substring(6).strip()), UTF_8);
                return pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException noBase64) {
                return "";
            }
        }
        return "";
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    /** Puts a server's documents in the place of those that were there, also under another name. */
    void put(String name, Shelved shelved) {
        String before = names.put(shelved.serverId(), name);
        byName.put(name, shelved);
        if (before != null && !before.equals(name)) {
            byName.computeIfPresent(before, (old, there) -> there.serverId() == shelved.serverId() ? null : there);
        }
    }

    /** Drops all servers but these. */
    void keepOnly(Set<Long> serverIds) {
        byName.values().removeIf(shelved -> !serverIds.contains(shelved.serverId()));
        names.keySet().retainAll(serverIds);
    }

    int size() {
        return byName.size();
    }

    void isFilled() {
        filled = true;
    }
}
