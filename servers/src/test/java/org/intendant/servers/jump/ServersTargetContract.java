package org.intendant.servers.jump;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.intendant.people.Role;
import org.intendant.servers.Estate;
import org.intendant.servers.ServerDraft;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which servers Ctrl+K finds, for whom, and how fast, on every database. */
abstract class ServersTargetContract {
    private static final int MANY = 10_000;
    private static final Duration LIMIT = Duration.ofMillis(100);

    private Estate estate;
    private JumpTarget target;

    abstract Estate open();

    @BeforeEach
    void begin() {
        estate = open();
        target = estate.bean(ServersTarget.class);
    }

    @AfterEach
    void end() {
        estate.close();
    }

    @Test
    void findsByEverythingThatAServerIsKnownBy() {
        server("gw1", draft -> {
            draft.setKeymanagerName("gateway-keys");
            draft.setTitle("Way out of the office");
            draft.setTags(List.of("edge", "production"));
            draft.getAddresses().setExternalIpv4("192.0.2.17");
            draft.getAddresses().setInternalIpv6("fd00::17");
        });
        server("web1", draft -> {});

        for (String typed : List.of(
                "gw",
                "gateway-k",
                "way out",
                "office",
                "edge",
                "PROD",
                "192.0.2.17",
                "fd00::17",
                "gw1.example",
                "g1")) {
            assertThat(found(typed)).as(typed).first().isEqualTo("gw1");
        }
        assertThat(found("nothing like that")).isEmpty();
    }

    /** T13: members find what they own and nothing else, by no address and by no key. */
    @Test
    void membersFindTheirOwnOnly() {
        long theirs = server("web1", draft -> {});
        long own = server("web2", draft -> draft.setOwners(List.of(9L)));
        List<String> pages = List.of(IndexedServer.PAGE + theirs, IndexedServer.PAGE + own);
        assertThat(found("web")).containsExactly("web1", "web2");
        assertThat(opened(pages)).containsExactlyInAnyOrder("web1", "web2");

        estate.becomes(9, Role.MEMBER);
        assertThat(found("web")).containsExactly("web2");
        assertThat(found("web1.example.org")).isEmpty();
        assertThat(opened(pages)).containsExactly("web2");
        estate.becomes(10, Role.MEMBER);
        assertThat(found("web")).isEmpty();
        estate.becomes(11, Role.VIEWER);
        assertThat(found("web")).containsExactly("web1", "web2");
    }

    @Test
    void offersOnlyWhatOneMayDo() {
        JumpTarget deeds = estate.bean(ServersDeeds.class);
        assertThat(words(deeds.suggested())).containsExactly("Add a server", "Run a command", "Check all servers");
        estate.becomes(2, Role.OPERATOR);
        assertThat(words(deeds.suggested())).containsExactly("Add a server", "Check all servers");
        for (Role role : List.of(Role.VIEWER, Role.MEMBER)) {
            estate.becomes(3, role);
            assertThat(deeds.suggested()).as(role.name()).isEmpty();
            assertThat(deeds.find(Sought.of("add"))).as(role.name()).isEmpty();
        }
    }

    /** The index is told nothing: what another Intendant server commits is found by the next question. */
    @Test
    void noticesWhateverIsChanged() {
        long id = server("web1", draft -> draft.setTags(List.of("old")));
        long other = server("db1", draft -> {});
        assertThat(found("web1")).containsExactly("web1");

        change(id, draft -> draft.setTags(List.of("new")));
        assertThat(found("new")).containsExactly("web1");
        assertThat(found("old")).isEmpty();
        change(id, draft -> draft.setName("shop"));
        assertThat(found("shop")).containsExactly("shop");
        estate.does(() -> {
            estate.servers.remove(other, "db1");
            return true;
        });
        long third = server("db2", draft -> {});
        assertThat(found("db")).containsExactly("db2");
        estate.becomes(9, Role.MEMBER);
        assertThat(found("db2")).isEmpty();
        estate.becomes(1, Role.ADMIN);
        change(third, draft -> draft.setOwners(List.of(9L)));
        estate.becomes(9, Role.MEMBER);
        assertThat(found("db2")).containsExactly("db2");
    }

    /** The first result within 100 ms, whatever is typed; and what one changed server costs does not grow with the others. */
    @Test
    void answersWithinATenthOfASecondAmongTenThousand() throws SQLException {
        long changing = server("changing", draft -> {});
        fleet();
        assertThat(found("srv9999")).contains("srv9999");

        for (String typed :
                List.of("s", "srv", "srv77", "10.0.7.7", "sv99", "svr9999", "rack7 prod", "nothing of it")) {
            assertThat(fastEnough(i -> nanos(() -> found(typed)))).as(typed).isTrue();
        }
        assertThat(fastEnough(i -> {
                    change(changing, draft -> draft.setTitle("title" + i));
                    return nanos(() -> found("changing"));
                }))
                .as("after a change")
                .isTrue();
        assertThat(estate.db.statements(() -> target.find(Sought.of("srv77")))).isEqualTo(1);
        estate.becomes(9, Role.MEMBER);
        assertThat(estate.db.statements(() -> target.find(Sought.of("srv77")))).isEqualTo(2);
    }

    /** At one of many times; at the others the machine may have been busy with another test. */
    private static boolean fastEnough(IntToLongFunction nanos) {
        return IntStream.range(0, 100).mapToLong(nanos).anyMatch(taken -> taken < LIMIT.toNanos());
    }

    private static long nanos(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }

    /** Copies of the one server that is there, in the way that costs a test least. */
    private void fleet() throws SQLException {
        try (Connection connection = estate.db.source().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement servers = connection.prepareStatement(
                            "insert into server (version, name, keymanager_name, title, notes, ssh_user, ssh_host, ssh_port, ssh_place,"
                                    + " key_type, key_base64, external_ipv4, external_ipv6, internal_ipv4, internal_ipv6, guest,"
                                    + " samba_base_folder, external_interface, node_name, guests_public_name, guests_domain,"
                                    + " runs_intendant) values (0, ?, ?, ?, ?, 'root', ?, 22, ?, 'ssh-ed25519', ?, ?, '', ?, '',"
                                    + " false, '', '', '', '', '', false)");
                    PreparedStatement tags = connection.prepareStatement(
                            "insert into server_tag (server_id, tag) select id, ? from server where name = ?")) {
                for (int i = 0; i < MANY; i++) {
                    String name = "srv" + i;
                    String address = "10.0." + i / 256 + "." + i % 256;
                    Object[] values = {
                        name,
                        name + "-keys",
                        "Number " + i + " in rack" + i / 100,
                        "Notes ".repeat(50),
                        name + ".example.org",
                        name,
                        "key" + i,
                        address,
                        address
                    };
                    for (int at = 0; at < values.length; at++) {
                        servers.setObject(at + 1, values[at]);
                    }
                    servers.addBatch();
                    tags.setString(1, i % 2 == 0 ? "production" : "testing");
                    tags.setString(2, name);
                    tags.addBatch();
                }
                servers.executeBatch();
                tags.executeBatch();
            }
            connection.commit();
        }
    }

    private long server(String name, Consumer<ServerDraft> more) {
        ServerDraft draft = Estate.draft(name);
        more.accept(draft);
        return estate.server(draft).id();
    }

    private void change(long id, Consumer<ServerDraft> edit) {
        estate.does(() -> {
            ServerDraft draft = estate.servers.draft(id);
            edit.accept(draft);
            return estate.servers.change(id, draft);
        });
    }

    private List<String> found(String typed) {
        return words(estate.<List<Jump>>does(() -> target.find(Sought.of(typed))));
    }

    private List<String> opened(List<String> hrefs) {
        return words(List.copyOf(estate.<java.util.Map<String, Jump>>does(() -> target.opened(hrefs))
                .values()));
    }

    private static List<String> words(List<Jump> jumps) {
        return jumps.stream().map(Jump::word).toList();
    }
}
