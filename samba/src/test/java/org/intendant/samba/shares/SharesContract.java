package org.intendant.samba.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Startup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.operations.ReadBack;
import org.intendant.people.Role;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.samba.FileServer;
import org.intendant.samba.shares.ShareTest.Outcome;
import org.intendant.secrets.Secrets;
import org.intendant.servers.Estate;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shares as use cases: what is refused and beside which field, what is kept and sealed, who sees what. T13, T24, T26, T31. */
abstract class SharesContract {

    protected abstract TestDatabase database();

    private FileServer estate;
    private Server files1;

    @BeforeEach
    void aFileServer() {
        estate = new FileServer(database());
        files1 = estate.fileServer("files1");
    }

    @AfterEach
    void close() {
        estate.close();
    }

    private ShareDraft draft(String name) {
        return FileServer.draft(files1, name, "anna", "");
    }

    private List<String> refused(ShareDraft draft) {
        List<String> tried = estate.refusals(() -> {
            estate.get(Shares.class).tried(draft, 0);
            return true;
        });
        List<String> said = estate.refusals(() -> estate.get(Shares.class).add(draft));
        assertThat(tried).as("the preview says the same").isEqualTo(said);
        return said;
    }

    private ShareRow row() {
        return estate.does(() -> estate.get(Shares.class).of(files1.id()).get(0));
    }

    private List<ShareUsers.Row> users() {
        return estate.does(() -> estate.get(ShareUsers.class).of(files1.id()));
    }

    @Test
    void keepsWhatIsWantedAndSaysSo() {
        ShareDraft draft = FileServer.draft(files1, "Team", "anna, SMB-Ben", "cleo");
        draft.setPath("teams/one");
        draft.setComment("Für alle");
        estate.add(draft);

        assertThat(row().folder()).isEqualTo("/srv/samba/teams/one");
        assertThat(row().writers()).containsExactly("smb-anna", "smb-ben");
        assertThat(row().readers()).containsExactly("smb-cleo");
        assertThat(row().browseable()).isTrue();
        assertThat(row().guests()).isFalse();
        assertThat(estate.trail).contains("share.add Team of files1");
        assertThat(estate.comparedSoon).contains("server:" + files1.id());
        assertThat(estate.get(ShareRows.class).names(files1.id()))
                .containsExactlyInAnyOrder("smb-anna", "smb-ben", "smb-cleo");
    }

    @Test
    void nonsenseIsRefusedBesideItsField() {
        for (String name : List.of(
                "",
                "a]\n[global",
                "global",
                "HOMES",
                "a%u",
                "a/b",
                "a\\b",
                "a\"b",
                "$",
                "-a",
                "a.",
                "ä",
                "a;b",
                "x".repeat(65))) {
            ShareDraft wrong = draft("docs");
            wrong.setName(name);
            assertThat(refused(wrong)).as(name).singleElement().asString().startsWith("name: ");
        }
        for (String path : List.of(
                "",
                "/",
                "/etc",
                "../etc",
                "a/../b",
                "a//b",
                "a/.",
                "a/",
                ".a",
                "a%Sb",
                "a\\",
                "a\tb",
                "a\nb",
                "a /b",
                "a\"b",
                "a\u202eb",
                "a\u0000b")) {
            ShareDraft wrong = draft("docs");
            wrong.setPath(path);
            assertThat(refused(wrong)).as(path).singleElement().asString().startsWith("path: ");
        }
        for (String comment : List.of("a\nb", "100 %", "a\\", "a\"b")) {
            ShareDraft wrong = draft("docs");
            wrong.setComment(comment);
            assertThat(refused(wrong)).as(comment).singleElement().asString().startsWith("comment: ");
        }
        for (String user : List.of("@admins", "a:b", "+x", "smb-", "ä", "a%b", "x".repeat(40), "share-7", "1\u0000")) {
            assertThat(refused(FileServer.draft(files1, "docs", user, "")))
                    .as(user)
                    .singleElement()
                    .asString()
                    .startsWith("writers: ");
        }
        assertThat(refused(FileServer.draft(files1, "docs", "", "")))
                .containsExactly("writers: Give at least one user who may write or read.");
        assertThat(refused(FileServer.draft(files1, "docs", "anna", "smb-anna")))
                .containsExactly("readers: smb-anna may write already, and with that read.");
        ShareDraft all = FileServer.draft(files1, "a/b", "", "@x");
        all.setComment("%");
        assertThat(refused(all))
                .extracting(said -> said.replaceFirst(":.*", ""))
                .containsExactly("name", "comment", "readers");
    }

    @Test
    void onlyFileServersShareAndBelowAFolderOfTheirOwn() {
        Server plain = estate.server(Estate.draft("web1"));
        assertThat(refused(FileServer.draft(plain, "docs", "anna", "")))
                .singleElement()
                .asString()
                .startsWith("serverId: web1 shares no folders. Give it the role Samba");
        for (String folder :
                List.of("/etc", "/etc/x", "/usr/share", "/var/lib", "/srv/%U", "/srv/a\"b", "/srv/../etc", "srv")) {
            assertThat(estate.refusals(() -> based(folder)))
                    .as(folder)
                    .singleElement()
                    .asString()
                    .startsWith("sambaBaseFolder: ");
        }
        estate.does(() -> based("/data/shares"));
        estate.add(draft("docs"));
        assertThat(row().folder()).isEqualTo("/data/shares/docs");
    }

    private Server based(String folder) {
        ServerDraft changed = estate.get(Servers.class).draft(files1.id());
        changed.setSambaBaseFolder(folder);
        return estate.get(Servers.class).change(files1.id(), changed);
    }

    @Test
    void aNameAndAFolderAreSharedOnce() {
        ShareDraft team = draft("team");
        team.setPath("teams/one");
        estate.add(team);
        ShareDraft other = draft("TEAM");
        assertThat(refused(other)).containsExactly("name: files1 has a share TEAM already.");
        for (String path : List.of("teams/one", "teams", "teams/one/two")) {
            ShareDraft nested = draft("nested");
            nested.setPath(path);
            assertThat(refused(nested)).as(path).singleElement().asString().startsWith("path: The ");
        }
        ShareDraft beside = draft("beside");
        beside.setPath("teams/one two");
        assertThat(refused(beside)).isEmpty();
    }

    @Test
    void whatOthersMadeIsNotTaken() {
        estate.get(ShareRows.class).read(files1.id(), false, Set.of(), List.of(foreign("Guests may write.", null)));
        assertThat(refused(draft("public")))
                .singleElement()
                .asString()
                .startsWith("name: files1 has a share public that others made.");
        assertThat(estate.does(() ->
                        estate.get(Shares.class).host(files1.id()).orElseThrow().foreign()))
                .containsExactly(foreign("Guests may write.", null));
        assertThat(estate.refusals(() -> adopt(SECTION))).containsExactly("digest: Guests may write.");
        assertThat(ForeignShare.of("Public]/home/public\n[x]/y")).hasSize(2);
    }

    private static final String SECTION = "[Public]\n\tpath = /srv/samba/public\n";

    private static ForeignShare foreign(String never, ForeignShare.@Nullable Meaning meaning) {
        return new ForeignShare("Public", "/srv/samba/public", never, "d1", meaning);
    }

    private Share adopt(String section) {
        return estate.get(Adoptions.class).adopt(files1.id(), "d1", section);
    }

    @Test
    void whatOthersMadeIsAdoptedOnceAndChangedAfterwards() {
        assertThat(estate.refusals(() -> adopt(SECTION)))
                .singleElement()
                .asString()
                .startsWith(": files1 was read to have no such share");
        ForeignShare.Meaning meaning =
                new ForeignShare.Meaning("public", "For all", false, true, List.of("smb-anna"), List.of());
        estate.get(ShareRows.class).read(files1.id(), false, Set.of(), List.of(foreign("", meaning)));
        Share other = estate.add(draft("public2"));
        ShareDraft inside = estate.does(() -> estate.get(Shares.class).draft(other.id()));
        inside.setPath("public/in");
        estate.does(() -> estate.get(Shares.class).change(other.id(), inside));
        assertThat(estate.refusals(() -> adopt(SECTION)))
                .singleElement()
                .asString()
                .startsWith("digest: Public: The folder of the share public2");
        assertThat(estate.get(ShareRows.class).adopted(files1.id())).isEmpty();
        remove(other);

        Share adopted = estate.does(() -> adopt(SECTION));

        assertThat(row().writers()).containsExactly("smb-anna");
        assertThat(row().guests()).isTrue();
        assertThat(row().browseable()).isFalse();
        assertThat(estate.trail).contains("share.adopt Public of files1");
        assertThat(estate.entries.get(estate.trail.indexOf("share.adopt Public of files1")))
                .contains(SECTION);
        assertThat(estate.get(ShareRows.class).adopted(files1.id())).containsExactly(SECTION);
        assertThat(estate.refusals(() -> adopt(SECTION)))
                .singleElement()
                .asString()
                .startsWith(": This share of files1 is adopted already.");
        ShareDraft draft = estate.does(() -> estate.get(Shares.class).draft(adopted.id()));
        draft.setComment("");
        assertThat(estate.does(() -> estate.get(Shares.class).change(adopted.id(), draft)))
                .isNotNull();
        assertThat(estate.does(
                        () -> estate.get(EarlierShares.class).want(files1.id(), new KeptShares(List.of(), List.of()))))
                .extracting(Difference::name)
                .containsExactly("Public", "Section of others: [public]");
        assertThat(estate.get(ShareRows.class).adopted(files1.id())).isEmpty();
    }

    @Test
    void aUserHasOneSealedPasswordUntilTheLastShareAndTheAccountAreGone() {
        Share docs = estate.add(draft("docs"));
        Share more = estate.add(draft("more"));
        ShareUsers.Row anna = users().get(0);
        assertThat(anna.shares()).containsExactly("docs", "more");
        String password = reveal(anna);
        assertThat(password).matches("[A-Za-z2-9]{24}");
        assertThat(estate.trail).contains("share-password.reveal smb-anna on files1");
        assertThat(sealed()).startsWith("v1:").doesNotContain(password);

        remove(docs);
        remove(more);
        assertThat(users())
                .singleElement()
                .satisfies(user -> assertThat(user.shares()).isEmpty());
        estate.get(ShareRows.class).read(files1.id(), true, Set.of("smb-anna"), List.of());
        assertThat(reveal(anna)).isEqualTo(password);
        estate.get(ShareRows.class).read(files1.id(), false, Set.of(), List.of());
        assertThat(users()).isEmpty();
        assertThat(estate.entries).noneMatch(entry -> entry.contains(password));
    }

    private String sealed() {
        return estate.does(() -> (String) estate.database
                .entityManager()
                .createNativeQuery("select password from samba_user")
                .getSingleResult());
    }

    private String reveal(ShareUsers.Row user) {
        ShareUsers.Revealed revealed =
                estate.does(() -> estate.get(ShareUsers.class).reveal(user.id()));
        assertThat(revealed.toString()).doesNotContain(revealed.password());
        return revealed.password();
    }

    private void remove(Share share) {
        estate.does(() -> {
            estate.get(Shares.class).remove(share.id());
            return true;
        });
    }

    @Test
    void aPasswordIsRotated() {
        estate.add(draft("docs"));
        ShareUsers.Row anna = users().get(0);
        String before = reveal(anna);
        estate.comparedSoon.clear();

        estate.does(() -> estate.get(ShareUsers.class).rotate(anna.id()));

        assertThat(reveal(anna)).isNotEqualTo(before);
        assertThat(estate.trail).contains("share-password.rotate smb-anna on files1");
        assertThat(estate.comparedSoon).contains("server:" + files1.id());
    }

    @Test
    void aSecondHandIsToldOfTheFirst() {
        Share share = estate.add(draft("docs"));
        ShareDraft first = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        ShareDraft second = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        first.setWriters("ben");
        first.setReaders("anna");
        estate.does(() -> estate.get(Shares.class).change(share.id(), first));
        assertThat(row().writers()).containsExactly("smb-ben");
        assertThat(row().readers()).containsExactly("smb-anna");
        assertThat(estate.refusals(() -> estate.get(Shares.class).change(share.id(), second)))
                .singleElement()
                .asString()
                .contains("was changed by somebody else");
        estate.add(draft("other"));
        ShareDraft taken = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        taken.setName("Other");
        assertThat(estate.refusals(() -> estate.get(Shares.class).change(share.id(), taken)))
                .containsExactly("name: files1 has a share Other already.");
        ShareDraft away = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        away.setServerId(estate.fileServer("files2").id());
        assertThat(estate.refusals(() -> estate.get(Shares.class).change(share.id(), away)))
                .containsExactly("serverId: A share stays on its server. Add another one there.");
    }

    @Test
    void isGreenOnlyWhileTheServerHasItAsWantedAndEachUserCouldUseIt() {
        Share share = estate.add(draft("docs"));
        assertThat(row().test()).isEqualTo(State.UNKNOWN);
        estate.get(ShareRows.class).tested(share.id(), Outcome.ANSWERS, "");
        assertThat(row().test()).isEqualTo(State.UNKNOWN);
        estate.readBack.put("server:" + files1.id(), new ReadBack(State.IN_SYNC, java.time.Instant.EPOCH));
        assertThat(row().test()).isEqualTo(State.ANSWERS);
        estate.get(ShareRows.class).tested(share.id(), Outcome.UNREACHED, "No route");
        assertThat(row().test()).isEqualTo(State.UNTESTABLE);
        estate.get(ShareRows.class).tested(share.id(), Outcome.FAILS, "x".repeat(900));
        assertThat(row().test()).isEqualTo(State.NO_ANSWER);
        ShareDraft same = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        estate.does(() -> estate.get(Shares.class).change(share.id(), same));
        assertThat(row().test()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aServerWithSharesStaysAndOneWithoutTakesItsRowsAlong() {
        Share share = estate.add(draft("docs"));
        assertThat(estate.does(() -> estate.get(Servers.class).dependents(files1.id())))
                .contains("The share docs is on it. Remove the share first.");
        remove(share);
        estate.get(ShareRows.class).read(files1.id(), true, Set.of("smb-anna"), List.of());
        estate.does(() -> {
            estate.get(Servers.class).remove(files1.id(), "files1");
            return true;
        });
        assertThat(estate.get(ShareRows.class).host(files1.id())).isEmpty();
    }

    @Test
    void whatWasWantedEarlierIsWantedAgainAndPasswordsStay() {
        Share docs = estate.add(FileServer.draft(files1, "docs", "anna", "ben"));
        String password = reveal(users().get(0));
        KeptShares kept = KeptShares.of(new KeptShares(
                        List.of(
                                new KeptShares.Kept(
                                        docs.id(),
                                        "docs",
                                        "docs",
                                        "",
                                        true,
                                        false,
                                        List.of("smb-anna"),
                                        List.of("smb-ben")),
                                new KeptShares.Kept(99, "old", "old", "", true, false, List.of("smb-cleo"), List.of())),
                        List.of())
                .text());
        estate.add(draft("fresh"));
        ShareDraft changed = estate.does(() -> estate.get(Shares.class).draft(docs.id()));
        changed.setReaders("");
        changed.setName("other");
        estate.does(() -> estate.get(Shares.class).change(docs.id(), changed));

        List<Difference> differences =
                estate.does(() -> estate.get(EarlierShares.class).want(files1.id(), kept));

        assertThat(differences).extracting(Difference::name).containsExactly("fresh", "docs", "old");
        assertThat(names(Query.all())).containsExactly("docs", "old");
        assertThat(row().readers()).containsExactly("smb-ben");
        assertThat(reveal(users().get(0))).isEqualTo(password);
        assertThat(estate.does(() -> estate.get(EarlierShares.class)
                        .want(files1.id(), new KeptShares(List.of(kept.shares().get(0)), List.of()))))
                .extracting(Difference::name)
                .containsExactly("old");
        KeptShares impossible = new KeptShares(
                List.of(
                        kept.shares().get(0),
                        new KeptShares.Kept(98, "in", "docs/in", "", true, false, List.of("smb-anna"), List.of())),
                List.of());
        assertThat(estate.refusals(() -> estate.get(EarlierShares.class).want(files1.id(), impossible)))
                .singleElement()
                .asString()
                .startsWith(": The share in cannot be wanted so: The folder of the share docs");
    }

    @Test
    void membersSeeAndChangeWhatIsTheirs() {
        Share share = estate.add(draft("docs"));
        long user = users().get(0).id();
        estate.as(7, Role.MEMBER);
        assertThat(estate.does(() -> estate.get(Shares.class).page(Query.all())).total())
                .isZero();
        assertThat(refused(draft("more"))).singleElement().asString().startsWith("serverId: There is no such server");
        for (Runnable deed : List.<Runnable>of(
                () -> estate.get(Shares.class).remove(share.id()),
                () -> estate.get(ShareUsers.class).reveal(user),
                () -> estate.get(ShareUsers.class).rotate(user))) {
            assertThatThrownBy(() -> estate.does(() -> {
                        deed.run();
                        return true;
                    }))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("or you may not see it");
        }
    }

    /** T11: what somebody wrote past Intendant lets nobody in, is shown as forged, and goes when the share is saved. */
    @Test
    void whoWasGivenAShareInTheDatabaseGetsNothing() {
        Share docs = estate.add(FileServer.draft(files1, "docs", "anna", "ben"));
        Share more = estate.add(FileServer.draft(files1, "more", "cleo", ""));
        AccessSeals seals = estate.get(AccessSeals.class);
        assertThat(estate.does(seals::forged)).isEmpty();
        sql("insert into samba_access (share_id, user_id, writes, mac) select " + docs.id()
                + ", user_id, writes, mac from samba_access where share_id = " + more.id());
        sql("update samba_access set writes = true where user_id = (select id from samba_user where name = 'smb-ben')");

        ShareRow shown = estate.does(() -> estate.get(Shares.class).get(docs.id()));
        assertThat(shown.writers()).containsExactly("smb-anna");
        assertThat(shown.readers()).isEmpty();
        assertThat(shown.forged()).containsExactly("smb-ben", "smb-cleo");
        assertThat(shown.forgedNames()).isEqualTo("smb-ben, smb-cleo");
        assertThat(estate.does(() -> estate.get(Shares.class).draft(docs.id())).getWriters())
                .isEqualTo("smb-anna");
        assertThat(users())
                .extracting(user -> user.name() + user.shares())
                .containsExactly("smb-anna[docs]", "smb-ben[]", "smb-cleo[more]");
        assertThat(estate.does(seals::forged))
                .extracting(row -> row.subject() + " " + row.name() + ": " + row.what())
                .containsExactlyInAnyOrder(
                        "server:" + files1.id() + " files1: smb-ben may write the share docs",
                        "server:" + files1.id() + " files1: smb-cleo may write the share docs");

        ShareDraft again = estate.does(() -> estate.get(Shares.class).draft(docs.id()));
        again.setReaders("ben");
        estate.does(() -> estate.get(Shares.class).change(docs.id(), again));
        assertThat(estate.does(seals::forged)).isEmpty();
        assertThat(estate.does(() -> estate.get(Shares.class).get(docs.id())).readers())
                .containsExactly("smb-ben");

        sql("update samba_access set mac = '' where share_id = " + more.id());
        String row = estate.does(seals::forged).get(0).row();
        assertThat(estate.does(() -> seals.remove(row))).isTrue();
        assertThat(estate.does(() -> seals.remove(row))).isFalse();
        assertThat(estate.does(() -> estate.get(Shares.class).get(more.id())).users())
                .isEmpty();
    }

    /** Rows of before there were seals get theirs at the first start, and at no later one. */
    @Test
    void sealsOnceWhatAnEarlierVersionLeft() {
        estate.add(draft("docs"));
        AccessSeals seals = estate.get(AccessSeals.class);
        sql("update samba_access set mac = ''");
        estate.does(() -> start(seals));
        assertThat(estate.does(seals::forged)).as("it is no earlier one").hasSize(1);

        sql("update secret set sealed = '" + estate.get(Secrets.class).seal(new byte[] {3}, "secret:check:sealed")
                + "' where name = 'check'");
        estate.does(() -> start(seals));
        assertThat(estate.does(seals::forged)).isEmpty();

        sql("update samba_access set mac = ''");
        estate.does(() -> start(seals));
        assertThat(estate.does(seals::forged)).hasSize(1);
    }

    private static boolean start(AccessSeals seals) {
        seals.start(new Startup());
        return true;
    }

    private void sql(String statement) {
        estate.does(() ->
                estate.database.entityManager().createNativeQuery(statement).executeUpdate());
    }

    @Test
    void searchesFiltersAndSorts() {
        estate.add(draft("docs"));
        ShareDraft open = FileServer.draft(files1, "Open", "", "cleo");
        open.setPath("a/open");
        open.setGuests(true);
        open.setComment("For everybody");
        estate.add(open);
        assertThat(names(Query.matching("DOC"))).containsExactly("docs");
        assertThat(names(Query.matching("every"))).containsExactly("Open");
        assertThat(names(Query.matching("smb-cl"))).containsExactly("Open");
        assertThat(names(Query.matching("files"))).containsExactly("docs", "Open");
        assertThat(names(Query.matching("%"))).isEmpty();
        assertThat(names(new Query("", Map.of("user", "smb-anna"), "", false, 0, 10)))
                .containsExactly("docs");
        assertThat(names(new Query("", Map.of("guests", "yes"), "", false, 0, 10)))
                .containsExactly("Open");
        assertThat(names(new Query("", Map.of("server", Long.toString(files1.id())), "name", true, 0, 10)))
                .containsExactly("Open", "docs");
        assertThat(names(new Query("", Map.of(), "path", false, 0, 10))).containsExactly("Open", "docs");
        assertThat(Stream.of("x", "-1")
                        .map(id -> estate.refusals(() ->
                                estate.get(Shares.class).page(new Query("", Map.of("server", id), "", false, 0, 1)))))
                .allSatisfy(said -> assertThat(said).hasSize(1));
    }

    private List<String> names(Query query) {
        return estate.does(() -> estate.get(Shares.class).page(query)).rows().stream()
                .map(ShareRow::name)
                .toList();
    }
}
