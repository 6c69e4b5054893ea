package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.intendant.operations.Standing;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.reachability.ReachabilityRows;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the list of servers can be narrowed to, and what is done with many of them at once, on every database. */
abstract class ServerListContract {
    private Estate estate;
    private long pve;
    private long web;
    private long db;

    abstract Estate open();

    /** pve1 is a hypervisor that does not answer; web1 runs on it, is maren's and differs; db1 answers and is in sync. */
    @BeforeEach
    void begin() {
        estate = open();
        ServerDraft hypervisor = Estate.draft("pve1");
        hypervisor.setRoles(List.of(ServerRole.HYPERVISOR));
        hypervisor.setTags(List.of("rack-1"));
        pve = estate.server(hypervisor).id();
        ServerDraft guest = Estate.draft("web1");
        guest.setGuest(true);
        guest.setHypervisorId(pve);
        guest.setOwners(List.of(7L));
        guest.setTags(List.of("production", "web"));
        guest.setRoles(List.of(ServerRole.PROXY));
        web = estate.server(guest).id();
        ServerDraft database = Estate.draft("db1");
        database.setOwners(List.of(7L, 8L));
        database.setTags(List.of("production"));
        db = estate.server(database).id();
        ReachabilityRows found = estate.bean(ReachabilityRows.class);
        estate.does(() -> found.keep(pve, "pve1 cannot be reached: No route to host.", false));
        estate.does(() -> found.keep(db, "", false));
        stands(web, State.DIFFERS);
        stands(db, State.IN_SYNC);
    }

    @AfterEach
    void end() {
        estate.close();
    }

    private void stands(long id, State state) {
        estate.standings.put("server:" + id, new Standing(state, Instant.EPOCH, state == State.DIFFERS ? 1 : 0, 0));
    }

    @Test
    void isNarrowedByEachOfItsFilters() {
        assertThat(names(Map.of("role", "HYPERVISOR"))).containsExactly("pve1");
        assertThat(names(Map.of("role", "backup"))).isEmpty();
        assertThat(names(Map.of("hypervisor", Long.toString(pve)))).containsExactly("web1");
        assertThat(names(Map.of("owner", "7"))).containsExactly("db1", "web1");
        assertThat(names(Map.of("owner", "8"))).containsExactly("db1");
        assertThat(names(Map.of("tag", "production"))).containsExactly("db1", "web1");
        assertThat(names(Map.of("tag", "prod"))).isEmpty();
        assertThat(names(Map.of("reachable", "reachable"))).containsExactly("db1");
        assertThat(names(Map.of("reachable", "unreachable"))).containsExactly("pve1");
        assertThat(names(Map.of("reachable", "unknown"))).containsExactly("web1");
        assertThat(names(Map.of("state", "differs"))).containsExactly("web1");
        assertThat(names(Map.of("state", "in_sync"))).containsExactly("db1");
        assertThat(names(Map.of("state", "unknown"))).containsExactly("pve1");
    }

    @Test
    void isNarrowedByAllOfItsFiltersTogether() {
        assertThat(names(Map.of("owner", "7", "tag", "production", "state", "differs", "role", "proxy")))
                .containsExactly("web1");
        assertThat(names(Map.of("owner", "8", "tag", "web"))).isEmpty();
        assertThat(estate.<Long>does(() -> estate.servers
                        .page(new Query("example", Map.of("owner", "7", "state", "in_sync"), "name", true, 0, 1))
                        .total()))
                .isOne();
    }

    @Test
    void countsByStateTheSameWithAndWithoutASearch() {
        assertThat(estate.<Map<State, Long>>does(() -> estate.servers.counts("")))
                .isEqualTo(Map.of(State.IN_SYNC, 1L, State.DIFFERS, 1L, State.UNKNOWN, 1L));
        assertThat(estate.<Map<State, Long>>does(() -> estate.servers.counts("1")))
                .isEqualTo(estate.<Map<State, Long>>does(() -> estate.servers.counts("")));
        assertThat(estate.<Map<State, Long>>does(() -> estate.servers.counts("web")))
                .isEqualTo(Map.of(State.DIFFERS, 1L));
    }

    /** Whether the shorter list is of those that stand so or of the others. */
    @Test
    void isNarrowedByAStateThatFewHaveAndThatMostHave() {
        for (int number = 0; number < 5; number++) {
            stands(estate.server(Estate.draft("calm" + number)).id(), State.IN_SYNC);
        }

        assertThat(names(Map.of("state", "in_sync"))).hasSize(6).doesNotContain("pve1", "web1");
        assertThat(names(Map.of("state", "in_sync", "tag", "production"))).containsExactly("db1");
        assertThat(names(Map.of("state", "differs"))).containsExactly("web1");
        assertThat(names(Map.of("state", "unknown"))).containsExactly("pve1");
    }

    /** Neither the numbers above the list nor the choices beside it cost more where there are more servers. */
    @Test
    void countsAndOffersTagsInAsManyStatementsForFewAsForMany() {
        assertThat(estate.db.statements(() -> estate.servers.counts(""))).isLessThanOrEqualTo(1);
        assertThat(estate.db.statements(() -> estate.servers.tags())).isEqualTo(1);
        assertThat(estate.<List<String>>does(() -> estate.servers.tags()))
                .containsExactly("production", "rack-1", "web");
    }

    @Test
    void isSortedByEachOfItsColumnsBothWays() {
        assertThat(sorted("name", false)).containsExactly("db1", "pve1", "web1");
        assertThat(sorted("name", true)).containsExactly("web1", "pve1", "db1");
        assertThat(sorted("address", true)).containsExactly("web1", "pve1", "db1");
        for (String column : List.of("system", "reachable")) {
            assertThat(sorted(column, false)).as(column).containsExactlyInAnyOrder("db1", "pve1", "web1");
        }
    }

    /** T36: whatever is sent as a filter, a value or a sort: rows, or a refusal that names the field; never anything else. */
    @Test
    void answersOrRefusesWhateverItIsAsked() {
        List<String> pieces = List.of(
                "name",
                "s.name",
                "tag",
                "owner",
                "1",
                "0",
                "-1",
                "'",
                "\"",
                ";",
                "--",
                "%",
                "_",
                "!",
                "(select",
                "or",
                "1=1",
                ":search",
                "\u0000",
                "\u202e",
                "é",
                " ",
                "null",
                "99999999999999999999",
                "hypervisor",
                "state");
        Random random = new Random(36);
        for (int round = 0; round < 400; round++) {
            String name = random.nextBoolean()
                    ? List.of("tag", "owner", "hypervisor", "role", "reachable", "state")
                            .get(random.nextInt(6))
                    : pieces.get(random.nextInt(pieces.size()));
            String value = pieces.get(random.nextInt(pieces.size())) + pieces.get(random.nextInt(pieces.size()));
            String sort = random.nextInt(3) == 0 ? value : "name";
            try {
                names(new Query(value.replace("\u0000", ""), Map.of(name, value), sort, false, 0, 10));
            } catch (Refused refused) {
                assertThat(refused.reasons().get(0).field())
                        .as(name + "=" + value + " sort=" + sort)
                        .isIn(name, "sort", "q");
            }
        }
        assertThat(names(Map.of())).hasSize(3);
    }

    @Test
    void namesEverythingThatMatchesForADeed() {
        Query page = new Query("", Map.of("tag", "production"), "name", true, 1, 1);

        assertThat(estate.<List<Target>>does(() -> estate.servers.targets(page)))
                .containsExactly(new Target("server", db, "db1"), new Target("server", web, "web1"));
        assertThat(estate.<List<Target>>does(() -> estate.servers.named(List.of(web, db))))
                .extracting(Target::name)
                .containsExactlyInAnyOrder("db1", "web1");
        assertThatThrownBy(() -> estate.does(() -> estate.servers.named(List.of(web, 999_999L))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void changesTheTagsOfManyServersWithAnEntryForEach() {
        Tagging done = tag(List.of(web, db, pve), List.of("blue", "production"), List.of("web", "rack-1"));

        assertThat(tags(web)).containsExactly("blue", "production");
        assertThat(tags(db)).containsExactly("blue", "production");
        assertThat(tags(pve)).containsExactly("blue", "production");
        assertThat(done.done()).hasSize(3);
        assertThat(done.refused()).isEmpty();
        assertThat(estate.trail)
                .containsExactlyInAnyOrder("server.change web1", "server.change db1", "server.change pve1");
        assertThat(estate.entries).contains("tags: production, web\n→\ntags: blue, production");
    }

    @Test
    void takesAChangeOfTagsBackWhereItChangedSomethingOnly() {
        Tagging done = tag(List.of(web, db, pve), List.of("production"), List.of("web"));
        assertThat(done.same()).isOne();
        assertThat(done.done())
                .containsExactlyInAnyOrder(
                        new Tagging.Tagged(web, "web1", Set.of(), Set.of("web")),
                        new Tagging.Tagged(pve, "pve1", Set.of("production"), Set.of()));

        estate.does(() -> estate.tags.change(done.undo()));

        assertThat(tags(web)).containsExactly("production", "web");
        assertThat(tags(db)).containsExactly("production");
        assertThat(tags(pve)).containsExactly("rack-1");
    }

    /** T13: a member changes the tags of his own servers; the others are refused by number and keep theirs. */
    @Test
    void refusesServersOneByOneAndDoesTheOthers() {
        estate.becomes(8, Role.MEMBER);

        Tagging done = tag(List.of(web, db, 999_999L), List.of("mine"), List.of());

        assertThat(done.done()).extracting(Tagging.Tagged::name).containsExactly("db1");
        assertThat(done.refused())
                .extracting(Tagging.Refusal::sentence)
                .containsExactlyInAnyOrder(
                        "There is no server " + web + ", or you may not see it.",
                        "There is no server 999999, or you may not see it.");
        estate.becomes(1, Role.ADMIN);
        assertThat(tags(web)).containsExactly("production", "web");
        assertThat(tags(db)).containsExactly("mine", "production");
    }

    @Test
    void refusesTagsThatAreNoneAndNoChangeAtAll() {
        assertThatThrownBy(() -> tag(List.of(web), List.of("Two Words"), List.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons().get(0).field()).isEqualTo("add"));
        assertThatThrownBy(() -> tag(List.of(web), List.of(" "), List.of()))
                .hasMessageContaining("Name a tag to add or to remove.");
        assertThatThrownBy(() -> tag(List.of(web), List.of("a"), List.of("a")))
                .hasMessageContaining("added and removed at once");
        assertThatThrownBy(() -> tag(List.of(), List.of("a"), List.of())).hasMessageContaining("at least one server");
        assertThatThrownBy(() -> tag(LongStream.range(0, 10_001).boxed().toList(), List.of("a"), List.of()))
                .hasMessageContaining("at most 10000");
        assertThat(estate.trail).isEmpty();
    }

    /** What a change of tags costs does not grow with every server by the reading of all that it is. */
    @Test
    void changesTheTagsOfManyInFewStatements() {
        List<Long> many = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            many.add(estate.server(Estate.draft("many" + number)).id());
        }

        assertThat(estate.db.statements(
                        () -> estate.tags.change(TagChange.on(many, List.of("blue"), List.of("green")))))
                .isLessThan(2L * many.size() + 20);
    }

    private Tagging tag(List<Long> servers, List<String> add, List<String> remove) {
        return estate.does(() -> estate.tags.change(TagChange.on(servers, add, remove)));
    }

    private List<String> tags(long id) {
        return estate.<List<String>>does(
                () -> estate.servers.get(id).description().tags());
    }

    private List<String> sorted(String column, boolean descending) {
        return names(new Query("", Map.of(), column, descending, 0, 10));
    }

    private List<String> names(Map<String, String> filters) {
        return names(new Query("", filters, "name", false, 0, 100));
    }

    private List<String> names(Query query) {
        return estate.<List<ServerRow>>does(() -> estate.servers.page(query).rows()).stream()
                .map(ServerRow::name)
                .toList();
    }
}
