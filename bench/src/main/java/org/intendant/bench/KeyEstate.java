package org.intendant.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Many servers that fetch their keys, and many people in groups that may log in on some of them, written into the tables while
 * Intendant is stopped. Each server lets two groups in. The servers lie at addresses of the loopback at which nothing
 * listens, so that whatever Intendant does about them ends at once.
 */
final class KeyEstate {

    private static final int KEY_BYTES = 32;
    private static final int BATCH = 1000;

    private final Connection tables;
    private final MasterSeal seal;
    private final List<String> fingerprints = new ArrayList<>();
    private final int servers;
    private final int people;
    private final int groups;
    private final Timestamp now = Timestamp.from(Instant.now());

    KeyEstate(Connection tables, MasterSeal seal, int servers, int people, int groups) {
        this.tables = tables;
        this.seal = seal;
        this.servers = servers;
        this.people = people;
        this.groups = groups;
    }

    /**
     * A server that fetches.
     *
     * @param token what its program sends
     */
    record Fetching(long id, String name, String token) {}

    /** Has all servers lie at this machine's loopback, where nothing listens. */
    static void toLoopback(Connection tables) throws SQLException {
        try (Statement statement = tables.createStatement()) {
            statement.execute(
                    "update server set ssh_host = '127' || substring(ssh_host from 3), ssh_port = 1, ssh_place ="
                            + " '127' || substring(ssh_host from 3) || ' 1 0' where ssh_host like '10.%'");
        }
    }

    /** Writes everything; Intendant makes what is served at its next start. */
    List<Fetching> fill() throws Exception {
        tables.setAutoCommit(false);
        long firstPerson = people();
        long firstGroup = groups(firstPerson);
        List<Fetching> all = fetching(firstGroup);
        tables.commit();
        tables.setAutoCommit(true);
        try (Statement statement = tables.createStatement()) {
            statement.execute("analyze");
        }
        return all;
    }

    /** What has been wanted there before, so that no document brings anything new to an account. */
    private void written(PreparedStatement row, long server, int... groupsThere) throws SQLException {
        for (int group : groupsThere) {
            for (int person = group; person < people; person += groups) {
                set(row, server, fingerprints.get(person));
            }
        }
        row.executeBatch();
    }

    private long people() throws Exception {
        try (PreparedStatement person =
                tables.prepareStatement("insert into person (version, username, display_name, email,"
                        + " role, active, created) values (0, ?, ?, '', 'MEMBER', true, ?)")) {
            for (int i = 0; i < people; i++) {
                set(person, String.format("keys%05d", i), "Person " + i, now);
                flush(person, i);
            }
            person.executeBatch();
        }
        long first = number("select min(id) from person where username like 'keys%'");
        try (PreparedStatement mac = tables.prepareStatement("update person set mac = ? where id = ?");
                PreparedStatement key =
                        tables.prepareStatement("insert into person_key (version, person_id, type, base64,"
                                + " bits, fingerprint, options, comment, added, disabled, mac) values (0, ?, 'ssh-ed25519', ?, 256, ?,"
                                + " '', ?, ?, false, ?)")) {
            for (int i = 0; i < people; i++) {
                long id = first + i;
                byte[] blob = key(i);
                fingerprints.add(fingerprint(blob));
                String base64 = Base64.getEncoder().encodeToString(blob);
                set(mac, seal.mac("person", id, true), id);
                set(
                        key,
                        id,
                        base64,
                        fingerprint(blob),
                        "laptop " + i,
                        now,
                        seal.mac("person_key", id, "ssh-ed25519", base64, "", "", false));
                flush(mac, i);
                flush(key, i);
            }
            mac.executeBatch();
            key.executeBatch();
        }
        return first;
    }

    private long groups(long firstPerson) throws SQLException {
        long owner = number("select min(id) from person");
        try (PreparedStatement group = tables.prepareStatement(
                "insert into person_group (version, name, spelled, owner_id) values (0, ?, ?, " + owner + ")")) {
            for (int i = 0; i < groups; i++) {
                set(group, "Group " + i, "group " + i);
            }
            group.executeBatch();
        }
        long first = number("select min(id) from person_group");
        try (PreparedStatement sealed = tables.prepareStatement("update person_group set mac = ? where id = ?")) {
            for (int i = 0; i < groups; i++) {
                long id = first + i;
                set(sealed, seal.mac("person_group", id, "Group " + i, "group " + i, owner), id);
            }
            sealed.executeBatch();
        }
        try (PreparedStatement member = tables.prepareStatement(
                "insert into person_group_person (group_id, person_id, mac) values (?, ?, ?)")) {
            for (int i = 0; i < people; i++) {
                long group = first + i % groups;
                long person = firstPerson + i;
                set(member, group, person, seal.mac("person_group_person", group, person));
                flush(member, i);
            }
            member.executeBatch();
        }
        return first;
    }

    private List<Fetching> fetching(long firstGroup) throws SQLException {
        List<Fetching> all = new ArrayList<>();
        try (Statement asked = tables.createStatement();
                PreparedStatement grant =
                        tables.prepareStatement("insert into access_grant (version, group_id, server_id,"
                                + " account_id, given, mac) values (0, ?, ?, 0, ?, ?)");
                PreparedStatement pull = tables.prepareStatement(
                        "insert into key_pull (version, server_id, host_id, token,"
                                + " script, cron_minute, original, networks, since) values (0, ?, ?, ?, true, 0, false, '', ?)");
                PreparedStatement written = tables.prepareStatement(
                        "insert into written_key (server_id, account, fingerprint) values (?, 'deploy', ?)");
                PreparedStatement touched = tables.prepareStatement(
                        "insert into key_touched (subject_type, subject_id) values ('server', ?)")) {
            asked.execute("delete from key_pull");
            int i = 0;
            try (ResultSet known = asked.executeQuery("select id, keymanager_name from server order by id")) {
                while (known.next() && i < servers) {
                    long id = known.getLong(1);
                    for (long group : new long[] {firstGroup + i % groups, firstGroup + (i + groups / 2) % groups}) {
                        set(grant, group, id, now, seal.mac("access_grant", group, id, 0, ""));
                    }
                    String token = String.format("token-of-server-%08d", i);
                    set(pull, id, String.format("%032x", i), seal.secret(token, "key_pull:" + id + ":token"), now);
                    written(written, id, i % groups, (i + groups / 2) % groups);
                    set(touched, id);
                    all.add(new Fetching(id, known.getString(2), token));
                    for (PreparedStatement each : List.of(grant, pull, touched)) {
                        flush(each, i);
                    }
                    i++;
                }
            }
            for (PreparedStatement each : List.of(grant, pull, touched)) {
                each.executeBatch();
            }
        }
        return all;
    }

    private static byte[] key(int number) {
        byte[] secret = new byte[KEY_BYTES];
        new Random(1_000_000L + number).nextBytes(secret);
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + type.length + KEY_BYTES)
                .putInt(type.length)
                .put(type)
                .putInt(KEY_BYTES)
                .put(secret)
                .array();
    }

    private static String fingerprint(byte[] blob) throws Exception {
        return "SHA256:"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
    }

    private static void flush(PreparedStatement row, int number) throws SQLException {
        if (number % BATCH == BATCH - 1) {
            row.executeBatch();
        }
    }

    private static void set(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = tables.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
