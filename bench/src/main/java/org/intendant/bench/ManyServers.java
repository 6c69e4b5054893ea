package org.intendant.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;

/**
 * Many servers, written into the tables that Intendant has made, while it is stopped: enrolling so many takes so many hosts.
 * Each has two tags of forty, an account, facts and a comparison; every twentieth does not answer, every thirtieth differs,
 * every hundredth is a hypervisor, every third has an owner. Nothing is due, so that no check falls into a measurement.
 */
final class ManyServers {

    private static final int AT_ONCE = 1000;
    private static final int SILENT = 20;
    private static final int DIFFERING = 30;
    private static final int HYPERVISOR = 100;
    private static final int OWNED = 3;
    private static final int TAGS = 40;
    private static final int KEY_BYTES = 32;
    private static final String FACTS = """
            {"user":"root","root":true,"system":"Debian GNU/Linux 12 (bookworm)","systemId":"debian","systemVersion":"12",\
            "kernel":"6.1.0-37-amd64","architecture":"x86_64","hostName":"%s","systemd":true,"virtual":"kvm","proxmox":"",\
            "bootId":"","upSeconds":86400,"processors":2,"memoryKib":4194304,"defaultInterface":"eth0","addresses":[],\
            "disks":[{"mount":"/","sizeKib":20000000,"usedKib":5000000}],"tools":["nft"],"packages":{"nginx":"1.22.1-9"},\
            "shells":["/bin/bash","/bin/sh"],"accounts":[]}""";

    private final Connection database;
    private final MasterSeal seal;
    private final Timestamp now = Timestamp.from(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final Timestamp later = Timestamp.from(now.toInstant().plus(30, ChronoUnit.DAYS));

    /** @param masterKey the file under whose key rows that decide about access are sealed */
    ManyServers(Connection database, Path masterKey) throws IOException {
        this.database = database;
        this.seal = MasterSeal.of(masterKey);
    }

    /** The name of the server with this number, counted from 1. */
    static String name(int number) {
        return String.format("srv%06d.example.org", number);
    }

    /** Writes what is missing to so many servers, and as many people as a fiftieth of them, at least ten and at most 200. */
    void grow(int servers) throws SQLException {
        database.setAutoCommit(false);
        int people = Math.min(200, Math.max(10, servers / 50));
        people((int) number("select count(*) from person"), people);
        long[] owners = ids("select id from person order by id", people);
        sealed(owners);
        int there = (int) number("select count(*) from server");
        for (int from = there + 1; from <= servers; from += AT_ONCE) {
            write(from, Math.min(servers, from + AT_ONCE - 1), owners);
            database.commit();
        }
        database.setAutoCommit(true);
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze");
        }
    }

    private void sealed(long[] people) throws SQLException {
        try (PreparedStatement row = database.prepareStatement("update person set mac = ? where id = ?")) {
            for (long person : people) {
                set(row, seal.mac("person", person, true), person);
            }
            row.executeBatch();
        }
    }

    private void people(int there, int wanted) throws SQLException {
        try (PreparedStatement row = database.prepareStatement(
                "insert into person (version, username, display_name, email, role, active, created)"
                        + " values (0, ?, ?, '', 'MEMBER', true, ?)")) {
            for (int i = there; i < wanted; i++) {
                set(row, String.format("person%04d", i), "Person " + i, now);
            }
            row.executeBatch();
        }
    }

    private void write(int from, int to, long[] owners) throws SQLException {
        servers(from, to);
        long first = number("select id from server where name = '" + name(from) + "'");
        try (PreparedStatement tag = database.prepareStatement("insert into server_tag values (?, ?)");
                PreparedStatement owner = database.prepareStatement("insert into server_owner values (?, ?, ?)");
                PreparedStatement role = database.prepareStatement("insert into server_role values (?, 'HYPERVISOR')");
                PreparedStatement reach =
                        database.prepareStatement("insert into server_reachability values (?, ?, ?, ?, false, ?, ?)");
                PreparedStatement facts = database.prepareStatement(
                        "insert into server_facts values (?, 'Debian GNU/Linux 12 (bookworm)', ?, ?, ?)");
                PreparedStatement account = database.prepareStatement(
                        "insert into server_account (version, server_id, name, shell, comment, wish, adopted)"
                                + " values (0, ?, 'deploy', '/bin/bash', 'Rolls out releases', 'PRESENT', false)");
                PreparedStatement comparison = database.prepareStatement(
                        "insert into comparison (kind, target_type, target_id, target_name, target_key, state, checked,"
                                + " since, sentences, error, due) values ('accounts', 'server', ?, ?, ?, ?, ?, ?, ?, '', ?)");
                PreparedStatement audit = database.prepareStatement(
                        "insert into audit_entry (at, actor, through, action, subject, subject_name, before_change,"
                                + " after_change) values (?, 'admin', 'PAGE', 'server.add', ?, ?, '', 'name: x')")) {
            for (int i = from; i <= to; i++) {
                long id = first + i - from;
                boolean silent = i % SILENT == 0;
                boolean differs = i % DIFFERING == 1;
                set(tag, id, "role" + i % (TAGS / 2));
                set(tag, id, "site" + i / 7 % (TAGS / 2));
                if (i % OWNED == 0) {
                    long person = owners[i % owners.length];
                    set(owner, id, person, seal.mac("server_owner", id, person));
                }
                if (i % HYPERVISOR == 1) {
                    set(role, id);
                }
                set(
                        reach,
                        id,
                        silent ? "UNREACHABLE" : "REACHABLE",
                        now,
                        now,
                        later,
                        silent ? "It did not answer." : "");
                set(facts, id, FACTS.formatted(name(i)), now, now);
                set(account, id);
                set(
                        comparison,
                        id,
                        name(i),
                        "server:" + id,
                        differs ? "DIFFERS" : "IN_SYNC",
                        now,
                        now,
                        differs ? "[\"Change the comment of deploy\"]" : "[]",
                        later);
                set(audit, now, "server:" + id, name(i));
            }
            for (PreparedStatement rows :
                    new PreparedStatement[] {tag, owner, role, reach, facts, account, comparison, audit}) {
                rows.executeBatch();
            }
        }
    }

    private void servers(int from, int to) throws SQLException {
        try (PreparedStatement row = database.prepareStatement("""
                insert into server (version, name, keymanager_name, title, notes, ssh_user, ssh_host, ssh_port, ssh_place,
                  key_type, key_base64, external_ipv4, external_ipv6, internal_ipv4, internal_ipv6, guest,
                  samba_base_folder, external_interface, node_name, guests_public_name, guests_domain, runs_intendant)
                values (0, ?, ?, ?, '', 'root', ?, 22, ?, 'ssh-ed25519', ?, ?, '', '', '', false, '', '', '', '', '', false)""")) {
            for (int i = from; i <= to; i++) {
                String address = "10." + i / 62500 + "." + i / 250 % 250 + "." + (1 + i % 250);
                set(row, name(i), name(i), "Server number " + i, address, address + " 22 0", key(i), address);
            }
            row.executeBatch();
        }
    }

    private static String key(int number) {
        byte[] secret = new byte[KEY_BYTES];
        new Random(number).nextBytes(secret);
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        var blob = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {type, secret}) {
            blob.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            blob.writeBytes(part);
        }
        return Base64.getEncoder().encodeToString(blob.toByteArray());
    }

    private static void set(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }

    private long number(String query) throws SQLException {
        return ids(query, 1)[0];
    }

    private long[] ids(String query, int most) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            long[] ids = new long[most];
            for (int i = 0; i < most && rows.next(); i++) {
                ids[i] = rows.getLong(1);
            }
            return ids;
        }
    }
}
