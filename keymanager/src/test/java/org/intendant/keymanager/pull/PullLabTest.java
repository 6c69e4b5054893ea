package org.intendant.keymanager.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.intendant.hosts.SshHosts;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.KeysSeen;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.keymanager.pull.PullState.Health;
import org.intendant.keymanager.push.KeptKey;
import org.intendant.keymanager.push.KeptKeys;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.lab.LabResult;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.accounts.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real host fetches its keys, over a way on which somebody sits who changes what he likes. T16, T23, T26, T33, T45: what is
 * not signed for this host, now, changes nothing there; and what the host did not sign itself counts as silence here.
 */
@Tag("lab")
class PullLabTest extends PlannerContract {

    /** A host is believed one report a second. */
    private static final String ANOTHER_SECOND =
            "while [ \"$(date +%s)\" = \"$(cat /run/last 2>/dev/null)\" ]; do sleep 0.05; done; ";

    private static final String OURS = "/home/deploy/.ssh/authorized_keys2";
    private static final byte[] NOTHING = {};

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private HttpServer way;
    private UnaryOperator<byte[]> served = bytes -> bytes;
    private UnaryOperator<byte[]> reported = bytes -> bytes;
    private int status;
    private int late;
    private byte[] lastReport = NOTHING;
    private final List<String> answers = new ArrayList<>();
    private Cabinet cabinet;
    private LabHost host;
    private long server;
    private Person ann;
    private Group ops;

    @TempDir
    Path home;

    @BeforeEach
    void aHostThatCanReachUs() throws IOException {
        way = HttpServer.create(new InetSocketAddress(lab.address(), 0), 0);
        way.createContext("/", this::pass);
        way.start();
        cabinet = new Cabinet(
                Cabinet.h2(),
                hosts,
                Map.of(
                        "INTENDANT_HOME",
                        home.toString(),
                        "INTENDANT_HOSTS_URL",
                        "http://" + lab.address() + ":" + way.getAddress().getPort(),
                        "INTENDANT_PULL_EVERY",
                        "1",
                        "INTENDANT_PULL_GRACE",
                        "30"));
        cabinet.at(Instant.now());
        host = lab.host("pull", HostSpec.plain().user("deploy").user("web"));
        server = cabinet.server(host, "deploy", "root", "web");
        Person admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        cabinet.as(admin);
        for (String name : List.of("ann", "stranger", "eve")) {
            host.exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "/root/" + name)
                    .orThrow();
        }
        KeyDraft key = new KeyDraft();
        key.setKey(text("/root/ann.pub"));
        doing(() -> cabinet.get(PersonKeys.class).add(ann.getId(), key));
        GroupDraft draft = new GroupDraft();
        draft.setName("Ops");
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(ann.getId()));
        ops = doing(() -> cabinet.get(Groups.class).add(draft));
        GrantDraft grant = new GrantDraft();
        grant.setPlaces(List.of("deploy@pull", "web@pull"));
        run(() -> cabinet.get(Grants.class).give(ops.getId(), grant));
        run(() -> cabinet.get(Pulls.class).wantScript(server, true));
        cabinet.planner("keys").plan(target()); // reads what stands there
        look();
    }

    @AfterEach
    void gone() {
        hosts.close();
        cabinet.close();
        host.destroy();
        way.stop(0);
    }

    @Override
    protected Planner planner() {
        return cabinet.get(PullPlanner.class);
    }

    @Override
    protected Target target() {
        return new Target("server", server, "pull");
    }

    @Override
    protected Plan plan(Target target) {
        look();
        return planner().plan(target);
    }

    @Test
    void whoMayLogInCanAndWhoLostItCannotWithoutAnybodyConnecting() {
        install();
        assertThat(logsIn("ann", "deploy")).isTrue();
        assertThat(logsIn("eve", "deploy")).isFalse();
        assertThat(state().health()).isEqualTo(Health.WELL);
        assertThat(state().accounts()).containsExactlyInAnyOrder("proven deploy", "proven web");
        assertThat(host.exec("stat", "-c", "%a %U", OURS).stdout().strip()).isEqualTo("600 deploy");
        assertThat(host.exec("ssh-keygen", "-lf", OURS).orThrow().stdout()).contains(" ann ");

        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        assertThat(state().health()).isEqualTo(Health.BEHIND);
        assertThat(fetch().exit()).isZero();

        assertThat(logsIn("ann", "deploy")).isFalse();
        assertThat(logsIn("ann", "web")).isTrue();
        assertThat(state().health()).isEqualTo(Health.WELL);
        assertThat(cabinet.events)
                .filteredOn(KeysSeen.class::isInstance)
                .map(KeysSeen.class::cast)
                .filteredOn(KeysSeen::isReported)
                .anySatisfy(seen -> {
                    assertThat(seen.account()).isEqualTo("deploy");
                    assertThat(seen.serial()).isEqualTo(state().serial());
                    assertThat(seen.fingerprints()).hasSize(1);
                });
        assertThat(cabinet.planner("keys").plan(target()).isEmpty())
                .as("written over SSH it would be the same")
                .isTrue();
    }

    /** What stands in for an old OpenSSH answers to {@code -Y} word by word as 7.9 does: that option came with 8.1. */
    @Test
    void aHostWhoseOpenSshCannotVerifyIsToldWhatToDoAndFetchesOnceItIsDone() {
        host.write("/usr/local/bin/ssh-keygen", """
                #!/bin/sh
                case " $* " in *' -Y '*) ;; *) exec /usr/bin/ssh-keygen "$@" ;; esac
                echo 'unknown option -- Y' >&2
                echo 'usage: ssh-keygen [-q] [-b bits] [-t dsa | ecdsa | ed25519 | rsa]' >&2
                exit 1
                """.getBytes(UTF_8), "0755");
        Plan plan = plan(target());
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).sentence())
                .contains("Update OpenSSH on pull to 8.1 or newer", "cannot verify signatures", "over SSH alone");
        assertThatThrownBy(() -> plan.steps().get(0).run(line -> {})).hasMessageContaining("Update OpenSSH on pull");
        assertThat(host.exec("ls", PullFiles.SCRIPT).exit()).isNotZero();

        host.exec("rm", "/usr/local/bin/ssh-keygen").orThrow();
        install();
        assertThat(state().health()).isEqualTo(Health.WELL);
    }

    @Test
    void whatIsNotSignedForThisHostNowChangesNothing() {
        String other = "another host's: " + text("/root/eve.pub");
        install();
        byte[] before = cabinet.get(Shelf.class)
                .answer("pull/bundle", "", bearer(), null)
                .bytes();
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        fetch();
        String file = text(OURS) + text("/home/web/.ssh/authorized_keys2");
        String eve = text("/root/eve.pub").strip();

        refused("signed by Intendant", bytes -> in(bytes).replace("account web\n", "account web\n+" + eve + "\n"));
        refused("signed by Intendant", bytes -> in(bytes).substring(0, bytes.length / 2));
        refused("signed by Intendant", bytes -> "");
        refused("signed by Intendant", bytes -> "<html><body>Sign in, please</body></html>");
        refused("older than", bytes -> in(before));
        refused("for another host", bytes -> signed(in(bytes).replaceFirst("host [0-9a-f]+", "host 00ff")));
        refused("not whole", bytes -> signed(in(bytes).replace("\nend\n", "\n")));
        refused("held until", bytes -> signed(ended(bytes, Duration.ofMinutes(11))));
        served = bytes -> signed(ended(bytes, Duration.ofMinutes(9))).getBytes(UTF_8);
        assertThat(fetch().exit()).as("clocks may be off by ten minutes").isZero();
        assertThat(other).isNotEmpty();

        status = 500;
        assertThat(fetch().stderr()).contains("Intendant answered 500");
        status = 0;
        assertThat(text(OURS) + text("/home/web/.ssh/authorized_keys2")).isEqualTo(file);
        assertThat(plan(target()).steps()).isNotEmpty();
        served = bytes -> bytes;
        assertThat(fetch().exit()).isZero();
        assertThat(plan(target()).isEmpty()).isTrue();
    }

    /** Serves this instead, and sees that the host says so and that somebody is alarmed. */
    private void refused(String words, java.util.function.Function<byte[], String> change) {
        served = bytes -> change.apply(bytes).getBytes(UTF_8);
        LabResult said = fetch();
        assertThat(said.exit()).as(words).isNotZero();
        assertThat(said.stderr()).contains(words);
        assertThat(state().health()).isEqualTo(Health.WRONG);
        assertThat(state().result()).contains(words);
        assertThat(cabinet.get(PullTroubles.class).now()).hasSize(1);
    }

    /** The same bundle, over for so long. */
    private static String ended(byte[] bundle, Duration ago) {
        long until = Instant.now().minus(ago).getEpochSecond();
        return in(bundle).replaceFirst("not-after [0-9]+", "not-after " + until);
    }

    /** As somebody could who had stolen the key: the other checks must hold by themselves. */
    private String signed(String bundle) {
        String text = bundle.substring(0, bundle.indexOf("-----BEGIN"));
        return text + cabinet.get(SigningKey.class).sign(text.getBytes(UTF_8));
    }

    @Test
    void aReportThatIsNotTheHostsOwnCountsAsSilence() {
        install();
        byte[] good = lastReport;
        reported = bytes -> in(bytes)
                .replaceFirst("account deploy [0-9a-f]{8}", "account deploy 00000000")
                .getBytes(UTF_8);
        assertThat(fetch().stderr()).contains("not reported");
        assertThat(state().refused()).contains("did not sign");
        reported = bytes -> good;
        fetch();
        assertThat(state().refused()).contains("a second time");
        reported =
                bytes -> in(bytes).substring(0, in(bytes).indexOf("-----BEGIN")).getBytes(UTF_8);
        fetch();
        assertThat(state().refused()).contains("not signed");
        assertThat(state().health()).isEqualTo(Health.WELL);

        cabinet.at(Instant.now().plus(Duration.ofMinutes(2)).plusSeconds(31));
        assertThat(state().health()).isEqualTo(Health.SILENT);
        assertThat(cabinet.get(PullTroubles.class).now()).hasSize(1);
        assertThat(plan(target()).steps().get(0).sentence()).contains("does not report any more");
        cabinet.at(Instant.now());
    }

    @Test
    void aKeyThatSomebodyElseWroteThereIsKeptAndReported() {
        install();
        host.exec("sh", "-c", "cat /root/stranger.pub >>" + OURS).orThrow();
        assertThat(fetch().exit()).isZero();

        assertThat(logsIn("stranger", "deploy")).isTrue();
        List<KeptKey> kept = doing(() -> cabinet.get(KeptKeys.class).of(server));
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getLine()).endsWith("stranger");
        look();
        fetch();
        assertThat(text(OURS).lines().filter(line -> line.endsWith("stranger"))).hasSize(1);

        run(() -> cabinet.get(KeptKeys.class).decide(server, kept.get(0).getId(), KeptKey.Decision.REMOVED));
        look();
        fetch();
        assertThat(logsIn("stranger", "deploy")).isFalse();
        assertThat(logsIn("ann", "deploy")).isTrue();
    }

    @Test
    void aLostKeyThatIsPutBackByHandGoesAgain() {
        install();
        String line = text(OURS)
                .lines()
                .filter(one -> one.endsWith(" ann"))
                .findFirst()
                .orElseThrow();
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        fetch();
        host.exec("sh", "-c", "echo '" + line + "' >>" + OURS).orThrow();
        fetch();
        look();
        fetch();
        assertThat(logsIn("ann", "deploy")).isFalse();
        assertThat(text(OURS)).doesNotContain(line);
    }

    @Test
    void whatAnAccountsOwnerPlantsGainsNothingAndTheOthersAreWritten() {
        install();
        host.write("/root/precious", "precious\n");
        host.exec("sh", "-c", "rm " + OURS + "; ln -s /root/precious " + OURS).orThrow();
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select max(id) from access_grant")));
        look();
        assertThat(fetch().exit()).isNotZero();
        assertThat(text("/root/precious")).isEqualTo("precious\n");
        assertThat(logsIn("ann", "web")).isFalse();
        assertThat(state().accounts()).contains("proven web").anyMatch(line -> line.startsWith("failed deploy"));

        host.exec("sh", "-c", "rm " + OURS + "; mkfifo " + OURS).orThrow();
        assertThat(fetch().exit()).isNotZero();
        assertThat(state().accounts()).contains("proven web");

        host.exec("mv", "/home/web", "/home/elsewhere").orThrow();
        fetch();
        assertThat(state().accounts())
                .anyMatch(line -> line.matches("failed web .*(no home|cannot change|can't cd).*"));
        host.exec("mv", "/home/elsewhere", "/home/web").orThrow();

        host.exec("sh", "-c", "rm -rf /home/deploy/.ssh; ln -s /root /home/deploy/.ssh")
                .orThrow();
        assertThat(fetch().exit()).isNotZero();
        assertThat(host.exec("ls", "/root/authorized_keys2").exit()).isNotZero();

        host.exec("sh", "-c", "rm /home/deploy/.ssh; mkdir -m 700 /home/deploy/.ssh")
                .orThrow();
        assertThat(fetch().exit()).as("the owner is root").isNotZero();
        assertThat(state().health()).isEqualTo(Health.WRONG);
        host.exec("chown", "deploy:", "/home/deploy/.ssh").orThrow();
        assertThat(fetch().exit()).isZero();
        assertThat(logsIn("ann", "deploy")).isTrue();
    }

    @Test
    void onAFullDiskTheOldFileStays() {
        install();
        String before = text(OURS);
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        host.fillDisk();
        assertThat(fetch().exit()).isNotZero();
        assertThat(text(OURS)).isEqualTo(before);
        host.freeDisk();
        assertThat(fetch().exit()).isZero();
        assertThat(logsIn("ann", "deploy")).isFalse();
    }

    @Test
    void anAccountThatIsLetGoLosesWhatWasWrittenThereAndTheProgramCanGo() {
        install();
        run(() -> {
            for (long id : List.of(
                    cabinet.number("select min(id) from access_grant"),
                    cabinet.number("select max(id) from access_grant"))) {
                cabinet.get(Grants.class).take(ops.getId(), id);
            }
            cabinet.get(Accounts.class).letGo(server, "web");
        });
        look();
        assertThat(fetch().exit()).isZero();
        assertThat(host.exec("ls", "/home/web/.ssh/authorized_keys2").exit()).isNotZero();
        assertThat(text(OURS)).contains("# Who may log in as deploy@pull");

        run(() -> cabinet.get(Pulls.class).wantScript(server, false));
        Plan removal = plan(target());
        removal.steps().forEach(step -> step.run(line -> {}));
        assertThat(planner().planAgain(removal).isEmpty()).isTrue();
        assertThat(host.exec("ls", PullFiles.SCRIPT, PullFiles.TOKEN, PullFiles.CRON, PullFiles.STATE)
                        .stdout())
                .isEmpty();
        assertThat(state().health()).isEqualTo(Health.OFF);
        look();
        assertThat(cabinet.get(Shelf.class)
                        .answer("pull/bundle", "", bearer(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void unchangedKeysAreNotSentAgainAndTheTokenIsNeverSeen() {
        install();
        answers.clear();
        fetch();
        assertThat(answers).containsExactly("304", "204");
        String token = cabinet.get(PullRows.class)
                .token(doing(() -> cabinet.get(PullRows.class).find(server).orElseThrow()));
        Plan reinstall = planAfter("rm " + PullFiles.TOKEN);
        assertThat(reinstall.steps().toString() + reinstall.steps().get(0).differences())
                .contains("keyed hash")
                .doesNotContain(token);
        assertThat(planAfter("echo '# older' >>" + PullFiles.SCRIPT)
                        .steps()
                        .get(0)
                        .sentence())
                .isEqualTo("Bring the program that fetches keys up to date, and run it");
        assertThat(host.exec("grep", "-rlF", token, "/var/lib/intendant-keys", "/tmp", "/var/log")
                        .stdout())
                .isEmpty();
    }

    @Test
    void whereThereIsNoCurlItFetchesWithWgetAndBelievesNoLess() throws IOException {
        host.write("/usr/bin/wget", Files.readAllBytes(Path.of("/usr/bin/wget")), "0755");
        host.exec("rm", "/usr/bin/curl").orThrow();
        late = 2;
        install();
        assertThat(answers).startsWith("404", "404", "200");
        assertThat(logsIn("ann", "deploy")).isTrue();
        assertThat(state().health()).isEqualTo(Health.WELL);
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        served = bytes -> in(bytes).replace("end\n", "end").getBytes(UTF_8);
        assertThat(fetch().stderr()).contains("signed by Intendant");
        assertThat(state().health()).isEqualTo(Health.WRONG);
        served = bytes -> bytes;
        status = 500;
        assertThat(fetch().exit()).isNotZero();
        status = 0;
        assertThat(fetch().exit()).isZero();
        assertThat(logsIn("ann", "deploy")).isFalse();
        assertThat(state().health()).isEqualTo(Health.WELL);
    }

    /** The host may be faster than Intendant, or ask another of its servers; later on it does not wait. */
    @Test
    void whatItGetsFirstMayStillBeInTheMaking() {
        late = 2;
        install();
        assertThat(answers).startsWith("404", "404", "200");
        assertThat(logsIn("ann", "deploy")).isTrue();

        answers.clear();
        late = 1;
        assertThat(fetch().stderr()).contains("Intendant answered 404");
        assertThat(answers).containsExactly("404", "204");
    }

    @Test
    void anotherSigningKeyIsBelievedOnceThePlanHasBroughtIt() throws IOException {
        install();
        Files.delete(home.resolve("signing.key"));
        run(() -> cabinet.get(SigningKey.class).load());
        run(() -> cabinet.get(Pulls.class).takeSigningKey());
        cabinet.at(cabinet.now().plusSeconds(2));
        look();
        assertThat(fetch().stderr()).contains("not signed by Intendant");
        install();
        assertThat(fetch().exit()).isZero();
        assertThat(state().health()).isEqualTo(Health.WELL);
    }

    @Test
    void theOriginalsScriptGetsItsListsFromWhereItMay() {
        run(() -> cabinet.get(Pulls.class).answerOriginal(server, true, host.address()));
        look();
        String url = "http://" + lab.address() + ":" + way.getAddress().getPort();
        host.write("/root/updateKeys.sh", UpdateKeys.text("pull", "deploy web", url));
        host.exec("install", "-d", "-m", "700", "-o", "deploy", "-g", "deploy", "/home/deploy/.ssh");
        host.exec("install", "-d", "-m", "700", "-o", "web", "-g", "web", "/home/web/.ssh");
        assertThat(host.exec("sh", "/root/updateKeys.sh").exit()).isZero();
        assertThat(text(OURS))
                .startsWith("### MISE A JOUR AUTOMATIQUES - NE PAS EDITER ###\n")
                .endsWith("\n### AUTOMATIC UPDATES - DON'T EDIT ###\n");
        assertThat(logsIn("ann", "deploy")).isTrue();
        assertThat(cabinet.planner("keys").plan(target()).isEmpty())
                .as("the same keys, as the original writes them")
                .isTrue();
    }

    private Plan planAfter(String command) {
        host.exec("sh", "-c", command).orThrow();
        return plan(target());
    }

    private void install() {
        host.exec("systemctl", "stop", "cron").orThrow(); // it would fetch between what a test does
        Plan plan = plan(target());
        host.exec("sh", "-c", ANOTHER_SECOND).orThrow(); // its probe reports, too
        plan.steps().forEach(step -> step.run(line -> {}));
        Plan left = planner().planAgain(plan);
        assertThat(left.steps()).isEmpty();
        host.exec("sh", "-c", "date +%s >/run/last").orThrow();
        cabinet.at(Instant.now().plusSeconds(1));
    }

    private LabResult fetch() {
        cabinet.at(Instant.now());
        return host.exec("sh", "-c", ANOTHER_SECOND + PullFiles.SCRIPT + "; is=$?; date +%s >/run/last; exit $is");
    }

    private void look() {
        cabinet.get(Shelving.class).look();
    }

    private PullState state() {
        return doing(() -> cabinet.get(Pulls.class).of(server)).state();
    }

    private String bearer() {
        return "Bearer "
                + cabinet.get(PullRows.class)
                        .token(doing(
                                () -> cabinet.get(PullRows.class).find(server).orElseThrow()));
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private void run(Runnable deed) {
        doing(() -> {
            deed.run();
            return true;
        });
    }

    private String text(String path) {
        return host.exec("cat", path).orThrow().stdout();
    }

    private static String in(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private boolean logsIn(String key, String account) {
        LabResult login = host.exec(
                "ssh",
                "-i",
                "/root/" + key,
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                account + "@127.0.0.1",
                "id",
                "-un");
        return login.exit() == 0 && login.stdout().strip().equals(account);
    }

    /** The way between Intendant and the host: what the application does, with a hand in it. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(Shelf.PATH.length());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (exchange.getRequestMethod().equals("POST")) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                lastReport = body;
                boolean known = cabinet.get(Shelf.class)
                        .find("pull", String.valueOf(authorization))
                        .isPresent();
                Optional<String> refused = cabinet.get(Reports.class).take(server, reported.apply(body));
                answer(
                        exchange,
                        !known ? 404 : refused.isEmpty() ? 204 : 409,
                        refused.orElse("").getBytes(UTF_8));
                return;
            }
            Shelf.Answer answer = cabinet.get(Shelf.class)
                    .answer(
                            path,
                            exchange.getRemoteAddress().getAddress().getHostAddress(),
                            authorization,
                            exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (late > 0) {
                late--;
                answer(exchange, 404, NOTHING);
                return;
            }
            byte[] bytes = answer.bytes();
            if (bytes == null && status == 0 && answer.status() == 304) {
                byte[] current = cabinet.get(Shelf.class)
                        .answer(path, "", authorization, null)
                        .bytes();
                byte[] changed = served.apply(current);
                answer(exchange, java.util.Arrays.equals(changed, current) ? 304 : 200, changed);
                return;
            }
            answer(exchange, status == 0 ? answer.status() : status, bytes == null ? NOTHING : served.apply(bytes));
        }
    }

    private void answer(HttpExchange exchange, int code, byte[] bytes) throws IOException {
        answers.add(Integer.toString(code));
        boolean empty = code == 304 || code == 204 || bytes.length == 0;
        exchange.sendResponseHeaders(code, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
