package org.intendant.servers.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.Standing;
import org.intendant.people.Role;
import org.intendant.servers.Estate;
import org.intendant.servers.MapMark;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.reachability.ReachabilityRows;
import org.intendant.web.Json;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands on the map and for whom, on every database. */
abstract class ServerMapContract {
    private static final Instant COMPARED = Instant.parse("2026-03-01T10:00:00Z");

    private Estate estate;
    private ServerMap map;

    abstract Estate open();

    @BeforeEach
    void begin() {
        estate = open();
        map = estate.bean(ServerMap.class);
    }

    @AfterEach
    void end() {
        estate.close();
    }

    @Test
    void showsWhereEachRunsAndHowItStands() {
        long pve = server("pve1", draft -> draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.BACKUP)));
        long guest = guest("web1", pve, 7L);
        server("alone", draft -> draft.setTags(List.of("b", "a")));
        estate.standings.put("server:" + guest, new Standing(State.DIFFERS, COMPARED, 3, 0));
        ReachabilityRows found = estate.bean(ReachabilityRows.class);
        estate.does(() -> found.keep(guest, "", false));
        estate.does(() -> found.keep(pve, "pve1 cannot be reached.", false));

        assertThat(names()).containsExactly("alone", "pve1", "web1");
        MappedServer alone = all().get(0);
        assertThat(alone.on()).isNull();
        assertThat(alone.tags()).containsExactly("a", "b");
        assertThat(alone.state()).isEqualTo(State.UNKNOWN);
        assertThat(alone.compared()).isFalse();
        assertThat(alone.reachable()).isEqualTo(State.UNKNOWN);
        assertThat(alone.tried()).isNull();
        MappedServer hypervisor = all().get(1);
        assertThat(hypervisor.hypervisor()).isTrue();
        assertThat(hypervisor.reachable()).isEqualTo(State.UNREACHABLE);
        assertThat(hypervisor.trouble()).isEqualTo("pve1 cannot be reached.");
        MappedServer web = all().get(2);
        assertThat(web.on()).isEqualTo(pve);
        assertThat(web.hypervisor()).isFalse();
        assertThat(web.state()).isEqualTo(State.DIFFERS);
        assertThat(web.checked()).isEqualTo(COMPARED);
        assertThat(web.reachable()).isEqualTo(State.REACHABLE);
        assertThat(web.tried()).isNotNull();
    }

    /** T13: nothing of a server of somebody else, not even which hypervisor the own one runs on. */
    @Test
    void membersSeeTheirOwnOnly() {
        long pve = server("pve1", draft -> draft.setRoles(List.of(ServerRole.HYPERVISOR)));
        guest("web1", pve, 7L);
        guest("web2", pve, 9L);

        estate.becomes(9, Role.MEMBER);
        assertThat(names()).containsExactly("web2");
        assertThat(all().get(0).on()).isNull();
        estate.becomes(10, Role.MEMBER);
        assertThat(all()).isEmpty();
        estate.becomes(11, Role.VIEWER);
        assertThat(names()).containsExactly("pve1", "web1", "web2");
    }

    @Test
    void marksWhatFeaturesKnowAndLeadsWhereTheViewerMayGo() {
        long web = server("web1", draft -> {});
        estate.standings.put("server:" + web, new Standing(State.DIFFERS, COMPARED, 3, 0));
        estate.running.put("server:" + web, running());

        assertThat(all().get(0).marks())
                .containsExactly(
                        new MapMark(
                                State.RUNNING, "pi-sync", "Running: Run uptime", "/operations/operation.xhtml?id=7"),
                        new MapMark(
                                State.DIFFERS,
                                "pi-id-card",
                                "Accounts differ: 3 changes",
                                "/operations/plan.xhtml?kind=accounts&target=server:" + web));
        estate.becomes(11, Role.VIEWER);
        assertThat(all().get(0).marks()).extracting(MapMark::href).contains("/servers/server.xhtml?id=" + web);
        estate.becomes(10, Role.MEMBER);
        assertThat(all()).isEmpty();
    }

    @Test
    void readsSixHundredServersWithAsManyStatementsAsTen() {
        fleet(0, 10);
        long ten = estate.db.statements(() -> map.read());
        fleet(10, 600);

        assertThat(estate.db.statements(() -> map.read())).isEqualTo(ten).isLessThanOrEqualTo(4);
        assertThat(all()).hasSize(600);
    }

    /** The map of very many is one of those that need somebody: with their hypervisors, else guests would stand on none. */
    @Test
    void showsOfTooManyThoseThatNeedSomebody() {
        long host = server("pve9", draft -> draft.setRoles(List.of(ServerRole.HYPERVISOR)));
        server("a1", draft -> {});
        server("a2", draft -> {});
        long differing = guest("x1", host, 7L);
        long away = guest("y1", host, 7L);
        server("y2", draft -> {});
        estate.standings.put("server:" + differing, new Standing(State.DIFFERS, COMPARED, 3, 0));
        ReachabilityRows found = estate.bean(ReachabilityRows.class);
        estate.does(() -> found.keep(away, "y1 cannot be reached.", false));

        assertThat(read(2).servers()).extracting(MappedServer::name).containsExactly("pve9", "x1", "y1");
        assertThat(read(2).servers().get(1).on()).isEqualTo(host);
        assertThat(read(2).all()).isEqualTo(6);
        assertThat(read(3).servers()).extracting(MappedServer::name).containsExactly("a1", "pve9", "x1", "y1");
        assertThat(read(1).servers()).extracting(MappedServer::name).containsExactly("pve9", "y1");
        assertThat(read(6).servers()).hasSize(6);
        assertThat(read(6).all()).isEqualTo(6);
        estate.becomes(7, Role.MEMBER);
        assertThat(read(1).servers()).extracting(MappedServer::name).containsExactly("y1");
        assertThat(read(1).all()).isEqualTo(2);
    }

    /** What a page of 500 servers loads; what says nothing is left out. */
    @Test
    void staysSmall() throws JsonProcessingException {
        fleet(0, 500);

        assertThat(Json.mapper().writeValueAsString(all()))
                .hasSizeLessThan(125_000)
                .doesNotContain("\"marks\"");
    }

    private void fleet(int from, int to) {
        estate.does(() -> {
            for (int number = from; number < to; number++) {
                ServerDraft draft = Estate.draft("fleet" + number);
                draft.setTags(List.of("a", "b"));
                draft.setOwners(List.of(7L));
                draft.setRoles(List.of(ServerRole.BACKUP));
                long id = estate.server(draft).id();
                estate.bean(ReachabilityRows.class).keep(id, "", false);
            }
            return true;
        });
    }

    private static Operation running() {
        return new Operation(
                7,
                "command",
                "Run uptime",
                "",
                1L,
                "admin",
                Order.Lane.INTERACTIVE,
                OperationState.RUNNING,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                1,
                0);
    }

    private long guest(String name, long hypervisor, long owner) {
        return server(name, draft -> {
            draft.setGuest(true);
            draft.setHypervisorId(hypervisor);
            draft.setOwners(List.of(owner));
        });
    }

    private long server(String name, Consumer<ServerDraft> more) {
        ServerDraft draft = Estate.draft(name);
        more.accept(draft);
        return estate.server(draft).id();
    }

    private ServerMap.Shown read(int most) {
        return estate.<ServerMap.Shown>does(() -> map.read(most));
    }

    private List<String> names() {
        return all().stream().map(MappedServer::name).toList();
    }

    private List<MappedServer> all() {
        return estate.<ServerMap.Shown>does(() -> map.read()).servers();
    }
}
