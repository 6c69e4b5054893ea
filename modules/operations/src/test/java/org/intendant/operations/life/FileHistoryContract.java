package org.intendant.operations.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.Command;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.FileVersion;
import org.intendant.operations.FileVersion.Deed;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Reverts;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.WrittenFiles;
import org.intendant.operations.store.Sql;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept of files that are written on a real host: each version, what was there before, and nothing that the host took
 * back. T13, T16, T29, T31, T37.
 */
abstract class FileHistoryContract {

    private static final Target GW1 = new Target("server", 1, "gw1");
    private static final String MOTD = "/etc/motd";
    private static final String FRESH = "/etc/fresh.conf";
    private static final String TOKEN = "/etc/secret.token";
    private static final int MOST = FileHistory.MOST_BYTES;

    private static LabHost lab;
    private static SshHosts hosts;

    private final Texts texts = new Texts();
    private TestDatabase database;
    private TestServer server;

    @TempDir
    java.nio.file.Path home;

    abstract TestDatabase database();

    @BeforeAll
    static void open() {
        lab = Lab.shared().host("history", HostSpec.plain());
        hosts = new SshHosts(() -> {
            try {
                return Files.readAllBytes(Lab.shared().keys().privateKey());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    @AfterAll
    static void close() {
        hosts.close();
        lab.destroy();
    }

    @BeforeEach
    void start() {
        lab.exec("rm", "-f", FRESH, TOKEN);
        lab.write(MOTD, "by hand\n");
        database = database();
        server = new TestServer(database, home, List.of(), List.of(texts)).start();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void keepsTheOriginalEachVersionAndTheRemovalWithWhoDidIt() {
        texts.want(MOTD, "one\n");
        texts.want(FRESH, "one\n");
        Operation first = applied();
        texts.want(MOTD, "two\n");
        Operation second = applied();
        texts.want(FRESH, null);
        Operation third = applied();

        List<FileVersion> motd = versions(MOTD);
        assertThat(motd).extracting(FileVersion::number).containsExactly(3, 2, 1);
        assertThat(motd).extracting(FileVersion::deed).containsExactly(Deed.WRITTEN, Deed.WRITTEN, Deed.FOUND);
        assertThat(motd).extracting(FileVersion::operation).containsExactly(second.id(), first.id(), first.id());
        assertThat(motd).allSatisfy(version -> {
            assertThat(version.actor()).isEqualTo("maren");
            assertThat(version.kind()).isEqualTo("texts");
            assertThat(version.rights()).isEqualTo("mode 644, owner root, group root");
            assertThat(version.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        assertThat(held(MOTD, 1)).isEqualTo("by hand\n");
        assertThat(held(MOTD, 2)).isEqualTo("one\n");
        assertThat(held(MOTD, 3)).isEqualTo("two\n");
        assertThat(files().difference(file(MOTD).id(), 1, 3))
                .satisfies(difference -> assertThat(difference.before()).isEqualTo("by hand\n"))
                .satisfies(difference -> assertThat(difference.after()).isEqualTo("two\n"));

        assertThat(versions(FRESH))
                .extracting(FileVersion::words)
                .containsExactly("Removed", "Written", "Was not there before the first write");
        assertThat(versions(FRESH).get(0).operation()).isEqualTo(third.id());
        assertThatThrownBy(() -> held(FRESH, 3)).hasMessage("The file was not there in version 3.");
        assertThat(number("select count(*) from file_content where size = 4"))
                .as("what was written to two files is kept once; the other is the second text")
                .isEqualTo(2);
    }

    @Test
    void whatTheHostTookBackIsNoVersion() {
        texts.want(MOTD, "one\n");
        texts.probe = Command.of("false");
        assertThat(apply().state()).isEqualTo(OperationState.FAILED);
        assertThat(new String(lab.read(MOTD), UTF_8)).isEqualTo("by hand\n");
        assertThat(page("")).isEmpty();

        texts.probe = null;
        texts.confirmed = true;
        texts.cutOff = true;
        assertThat(apply().state()).isEqualTo(OperationState.FAILED);
        assertThat(new String(lab.read(MOTD), UTF_8)).isEqualTo("by hand\n");
        assertThat(page("")).isEmpty();

        texts.cutOff = false;
        applied();
        assertThat(versions(MOTD)).extracting(FileVersion::deed).containsExactly(Deed.WRITTEN, Deed.FOUND);
    }

    @Test
    void whatStandsIsKeptAlsoWhereReadingItBackFailed() {
        texts.want(MOTD, "one\n");
        texts.confirmed = true;
        texts.reading = Command.of("false");

        assertThat(apply().state()).isEqualTo(OperationState.FAILED);

        assertThat(new String(lab.read(MOTD), UTF_8)).isEqualTo("one\n");
        assertThat(held(MOTD, 2)).isEqualTo("one\n");
    }

    @Test
    void whatAnotherHandWroteIsKeptBeforeItIsWrittenOver() {
        texts.want(MOTD, "one\n");
        applied();
        lab.write(MOTD, "by another hand\n");
        applied();

        assertThat(versions(MOTD))
                .extracting(FileVersion::words)
                .containsExactly(
                        "Written", "Found otherwise on the host", "Written", "Found there before the first write");
        assertThat(held(MOTD, 3)).isEqualTo("by another hand\n");
    }

    @Test
    void secretsAreKeptSealedAndShownToNobody() {
        texts.secret = TOKEN;
        texts.want(TOKEN, "canary-one\n");
        applied();
        texts.want(TOKEN, "canary-two\n");
        applied();

        WrittenFile token = file(TOKEN);
        assertThat(token.latest().secret()).isTrue();
        String shown = files().difference(token.id(), 2, 3).toString();
        assertThat(shown)
                .contains("known by its keyed hash " + secrets().fingerprint("canary-one\n".getBytes(UTF_8)))
                .doesNotContain("canary");
        assertThatThrownBy(() -> held(TOKEN, 3)).isInstanceOf(Refused.class).hasMessageContaining("kept sealed");
        List<byte[]> stored = server.get(Sql.class)
                .list(row -> row.getBytes(1), "select bytes from file_content where sealed order by size, hash");
        assertThat(stored)
                .as("both texts, and what was wanted with each")
                .hasSize(4)
                .allSatisfy(bytes ->
                        assertThat(new String(bytes, UTF_8)).startsWith("v1:").doesNotContain("canary"));
        String hash = token.latest().hash();
        String sealed = server.get(Sql.class)
                .first(row -> new String(row.getBytes(1), UTF_8), "select bytes from file_content where hash = ?", hash)
                .orElseThrow();
        assertThat(secrets().open(sealed, "file_content:" + hash + ":bytes")).isEqualTo("canary-two\n".getBytes(UTF_8));
    }

    @Test
    void ofLargeFilesOnlyHashAndSizeAreKeptAndThatIsSaid() {
        texts.want(MOTD, "x".repeat(MOST + 1));
        applied();

        assertThat(file(MOTD).latest().kept()).isFalse();
        assertThat(file(MOTD).latest().size()).isEqualTo(MOST + 1);
        assertThatThrownBy(() -> held(MOTD, 2)).hasMessageStartingWith("Too large to be kept: 1048577 bytes, SHA-256 ");
        assertThat(files().difference(file(MOTD).id(), 1, 2).after()).startsWith("Too large to be kept: ");
    }

    @Test
    void aHistoryThatCannotBeWrittenIsSaidAndFailsNothing() {
        server.get(Sql.class).update("alter table file_version rename to elsewhere");
        texts.want(MOTD, "one\n");

        Operation done = applied();

        assertThat(log(done)).contains("The change stands, but the history of files could not be written: ");
        assertThat(new String(lab.read(MOTD), UTF_8)).isEqualTo("one\n");
        server.get(Sql.class).update("alter table elsewhere rename to file_version");
        texts.want(MOTD, "two\n");
        applied();
        assertThat(versions(MOTD))
                .extracting(FileVersion::words)
                .containsExactly("Written", "Found there before the first write");
    }

    @Test
    void whatWasWantedWithAVersionIsShownFirstAndThenWantedAgain() {
        texts.want(MOTD, "one\n");
        applied();
        texts.want(MOTD, "two\n");
        applied();
        long motd = file(MOTD).id();

        assertThat(reverts().preview(motd, 2)).containsExactly(new Difference(MOTD, "two\n", "one\n"));
        assertThat(texts.wanted.get(MOTD)).as("only tried").isEqualTo("two\n".getBytes(UTF_8));

        assertThat(reverts().revert(motd, 2)).hasSize(1);
        assertThat(new String(lab.read(MOTD), UTF_8))
                .as("the host waits for its plan")
                .isEqualTo("two\n");
        assertThat(server.audit).last().asString().isEqualTo("file.revert server:1 version: 2\nchanged: " + MOTD);
        applied();
        assertThat(new String(lab.read(MOTD), UTF_8)).isEqualTo("one\n");
        assertThat(reverts().preview(motd, 2)).isEmpty();
        assertThatThrownBy(() -> reverts().revert(motd, 2))
                .hasMessage("What was wanted with version 2 of /etc/motd is wanted already.");
    }

    @Test
    void whatCannotBeWantedAgainIsRefusedByName() {
        texts.want(MOTD, "one\n");
        texts.want(FRESH, "one\n");
        applied();
        lab.write(MOTD, "by another hand\n");
        applied();
        long motd = file(MOTD).id();
        long fresh = file(FRESH).id();

        assertThat(offered(MOTD)).containsExactly(4, 2);
        assertThat(offered(FRESH)).containsExactly(2, 1);
        assertThatThrownBy(() -> reverts().revert(motd, 1))
                .hasMessageStartingWith("Version 1 of /etc/motd was another");
        assertThatThrownBy(() -> reverts().revert(motd, 3))
                .hasMessageStartingWith("Version 3 of /etc/motd was another");
        texts.never = FRESH + " never.";
        assertThat(offered(FRESH)).isEmpty();
        assertThatThrownBy(() -> reverts().revert(fresh, 2)).hasMessage("/etc/fresh.conf never.");
        texts.never = "";
        texts.refused = "The text of " + FRESH + " is gone.";
        assertThatThrownBy(() -> reverts().preview(fresh, 2)).hasMessage("The text of /etc/fresh.conf is gone.");
        texts.refused = null;

        reverts().revert(fresh, 1);
        applied();
        assertThat(lab.exec("test", "-e", FRESH).exit())
                .as("as before the first write")
                .isNotZero();

        server.get(Sql.class).update("update file_version set wanted = null");
        assertThatThrownBy(() -> reverts().revert(motd, 2))
                .hasMessageStartingWith(
                        "Version 2 of /etc/motd does not say what was wanted then: that was not kept yet");
    }

    @Test
    void whatWasWantedOfASecretIsKeptSealed() {
        texts.secret = TOKEN;
        texts.want(TOKEN, "canary-one\n");
        applied();
        texts.want(TOKEN, "canary-two\n");
        applied();

        assertThat(server.get(Sql.class)
                        .list(row -> row.getBytes(1), "select bytes from file_content where bytes is not null"))
                .allSatisfy(bytes -> assertThat(new String(bytes, UTF_8)).doesNotContain("canary"));
        reverts().revert(file(TOKEN).id(), 2);
        assertThat(texts.wanted.get(TOKEN)).isEqualTo("canary-one\n".getBytes(UTF_8));
    }

    @Test
    void whoMayNotChangeTheServerWantsNothingAgain() {
        texts.want(MOTD, "one\n");
        applied();
        long id = file(MOTD).id();

        server.actor.become(new Actor(9L, "mel", Role.MEMBER, Actor.Through.PAGE));

        assertThatThrownBy(() -> reverts().revert(id, 2)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> reverts().preview(id, 2)).hasMessageContaining("no such file");
    }

    @Test
    void aWorkerThatWasOvertakenKeepsNothing() throws InterruptedException {
        texts.want(MOTD, "one\n");
        texts.overtaken = true;
        Plan plan = server.plans().plan("texts", GW1);

        server.plans().approve("texts", GW1, digests(plan), "");

        TestServer.await(() -> new String(lab.read(MOTD), UTF_8).equals("one\n"));
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(number("select count(*) from file_version")).isZero();
    }

    @Test
    void membersSeeFilesOfTheirOwnServersOnly() {
        texts.want(MOTD, "one\n");
        applied();
        long id = file(MOTD).id();
        Actor member = new Actor(9L, "mel", Role.MEMBER, Actor.Through.PAGE);

        server.actor.become(member);
        assertThat(page("")).isEmpty();
        assertThatThrownBy(() -> files().versions(id)).hasMessage("There is no such file, or you may not see it.");
        assertThatThrownBy(() -> files().difference(id, 1, 2)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> files().bytes(id, 1)).hasMessageContaining("no such file");

        server.actor.give(9L, GW1);
        assertThat(page("")).extracting(WrittenFile::path).containsExactly(MOTD);
        assertThat(files().versions(id)).hasSize(2);
    }

    @Test
    void isFoundByPathTargetKindAndState() {
        texts.want(MOTD, "one\n");
        texts.want(FRESH, "one\n");
        applied();
        texts.want(FRESH, null);
        applied();

        assertThat(page("q=FRESH")).extracting(WrittenFile::path).containsExactly(FRESH);
        assertThat(page("q=gw")).hasSize(2);
        assertThat(page("q=%")).isEmpty();
        assertThat(page("state=removed")).extracting(WrittenFile::path).containsExactly(FRESH);
        assertThat(page("state=written")).extracting(WrittenFile::path).containsExactly(MOTD);
        assertThat(page("target=server:2")).isEmpty();
        assertThat(page("kind=texts")).hasSize(2);
        assertThat(page("kind=others")).isEmpty();
        assertThatThrownBy(() -> page("state=lost")).hasMessage("State is written or removed.");
        assertThat(files().kinds()).containsExactly(Map.entry("texts", "Texts"));
    }

    @Test
    void isKeptAsLongAsTheAuditTrailButTheLatestAsLongAsTheServer() {
        texts.want(MOTD, "one\n");
        texts.want(FRESH, "two\n");
        applied();
        Instant later = Instant.now().plus(Duration.ofDays(731));

        server.get(FileHistory.class).removeExpired(Instant.now());
        assertThat(versions(MOTD)).hasSize(2);
        server.get(FileHistory.class).removeExpired(later);
        assertThat(versions(MOTD)).extracting(FileVersion::number).containsExactly(2);
        assertThat(number("select count(*) from file_content"))
                .as("both texts, and what was wanted with each")
                .isEqualTo(4);

        server.transaction(() -> {
            server.comparisons().forget(GW1);
            return true;
        });
        server.get(FileHistory.class).removeExpired(Instant.now());
        assertThat(page("")).hasSize(2);
        server.get(FileHistory.class).removeExpired(later);
        assertThat(page("")).isEmpty();
        assertThat(number("select count(*) from file_content")).isZero();
    }

    private Operation applied() {
        Operation ended = apply();
        assertThat(ended.state()).as(() -> log(ended)).isEqualTo(OperationState.SUCCEEDED);
        return ended;
    }

    private Operation apply() {
        Plan plan = server.plans().plan("texts", GW1);
        return server.ended(
                server.plans().approve("texts", GW1, digests(plan), "").id());
    }

    private static java.util.Set<String> digests(Plan plan) {
        return plan.steps().stream().map(Step::digest).collect(java.util.stream.Collectors.toSet());
    }

    private WrittenFiles files() {
        return server.get(WrittenFiles.class);
    }

    private List<Integer> offered(String path) {
        return versions(path).stream()
                .filter(version -> reverts().offers(file(path), version))
                .map(FileVersion::number)
                .toList();
    }

    private Reverts reverts() {
        return server.get(Reverts.class);
    }

    private Secrets secrets() {
        return server.get(Secrets.class);
    }

    private List<WrittenFile> page(String asked) {
        Map<String, String> filters = new TreeMap<>();
        Stream.of(asked.split("&")).filter(one -> !one.isEmpty()).forEach(one -> {
            String[] both = one.split("=", 2);
            filters.put(both[0], both[1]);
        });
        String search = filters.getOrDefault("q", "");
        filters.remove("q");
        return files().page(new Query(search, filters, "", false, 0, 50)).rows();
    }

    private WrittenFile file(String path) {
        return page("q=" + path).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private List<FileVersion> versions(String path) {
        return files().versions(file(path).id());
    }

    private String held(String path, int number) {
        return new String(files().bytes(file(path).id(), number), UTF_8);
    }

    private long number(String statement) {
        return server.get(Sql.class).number(statement);
    }

    private String log(Operation operation) {
        return new String(
                server.logs()
                        .read(operation.id(), server.part(operation.id()).number(), 0)
                        .bytes(),
                UTF_8);
    }

    /** Some files, each wanted with one text or not at all. */
    private final class Texts implements Planner, Reverter {

        private final Map<String, byte @Nullable []> wanted = new TreeMap<>();
        private volatile @Nullable Command probe;
        private volatile @Nullable String secret;
        private volatile Command reading = Command.of("true");
        private volatile boolean confirmed;
        private volatile boolean cutOff;
        private volatile boolean overtaken;
        private volatile @Nullable String refused;
        private volatile String never = "";

        @Override
        public String neverReverts(String path) {
            return never;
        }

        /** Wanted as soon as the transaction is committed, as a row would be. */
        @Override
        public List<Difference> revert(EarlierFile earlier) {
            String reason = refused;
            if (reason != null) {
                throw new Refused("", reason);
            }
            byte[] before = wanted.get(earlier.path());
            String was = before == null ? "" : new String(before, UTF_8);
            String text = earlier.wanted().isEmpty() ? "" : earlier.wanted().substring("wanted: ".length());
            server.get(AfterCommit.class).run(() -> want(earlier.path(), text.isEmpty() ? null : text));
            return was.equals(text) ? List.of() : List.of(new Difference(earlier.path(), was, text));
        }

        void want(String path, @Nullable String text) {
            wanted.put(path, text == null ? null : text.getBytes(UTF_8));
        }

        @Override
        public String kind() {
            return "texts";
        }

        @Override
        public String title() {
            return "Texts";
        }

        @Override
        public Stream<Target> targets() {
            return Stream.of(GW1);
        }

        @Override
        public Plan plan(Target target) {
            List<HostFile> files = new ArrayList<>();
            wanted.forEach((path, bytes) -> {
                FileState before = lab.exec("test", "-e", path).exit() == 0 ? state(lab.read(path)) : null;
                FileState after = bytes == null ? null : state(bytes);
                HostFile file = path.equals(secret)
                        ? HostFile.secretOfRoot(path, before, after, secrets()::fingerprint)
                        : HostFile.ofRoot(path, before, after);
                if (file.differs()) {
                    files.add(file.keeping("wanted: " + (bytes == null ? "" : new String(bytes, UTF_8))));
                }
            });
            return Plan.of(target, files.isEmpty() ? List.of() : List.of(step(files)));
        }

        private FileState state(byte[] bytes) {
            return new FileState(bytes, "644", "root", "root");
        }

        private ApplyFiles step(List<HostFile> files) {
            ApplyFiles step = new ApplyFiles(host(), "texts.write", "Write texts", files);
            Command probing = probe;
            step = probing == null ? step : step.probedBy(probing);
            return confirmed ? step.confirmedWithin(Duration.ofSeconds(2), reading) : step;
        }

        private RemoteHost host() {
            String[] key = lab.hostKey().split(" ");
            RemoteHost real =
                    hosts.at(new HostAddress("gw1", "root", lab.address(), 22, new HostKey(key[0], key[1]), null));
            return (RemoteHost) Proxy.newProxyInstance(
                    RemoteHost.class.getClassLoader(), new Class<?>[] {RemoteHost.class}, (proxy, method, given) -> {
                        if (cutOff && method.getName().equals("runAnew")) {
                            TimeUnit.SECONDS.sleep(4); // as long as no new connection can be made
                        }
                        try {
                            return method.invoke(real, given);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        } finally {
                            if (overtaken && method.getName().equals("run")) {
                                server.get(Sql.class).update("update operation_part set epoch = epoch + 1");
                            }
                        }
                    });
        }
    }
}
