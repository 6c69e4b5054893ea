package org.intendant.keymanager.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intendant.hosts.SshHosts;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.lab.LabResult;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.WantedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may log in, written to a real host, read back, and witnessed by a real login of OpenSSH. T26, T43. */
@Tag("lab")
class KeysPlannerLabTest extends PlannerContract {

    private static final String OURS = "/home/deploy/.ssh/authorized_keys2";

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Cabinet cabinet = new Cabinet(Cabinet.h2(), hosts);
    private LabHost host;
    private long server;
    private Person ann;
    private Group ops;

    @BeforeEach
    void annMayLogIn() {
        host = lab.host("who", HostSpec.plain().user("deploy").user("web"));
        server = cabinet.server(host, "deploy", "root", "web");
        Person admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        cabinet.as(admin);
        host.exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ann@laptop", "-f", "/root/ann")
                .orThrow();
        host.exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "stranger", "-f", "/root/stranger")
                .orThrow();
        KeyDraft key = new KeyDraft();
        key.setKey(text("/root/ann.pub"));
        doing(() -> cabinet.get(PersonKeys.class).add(ann.getId(), key));
        GroupDraft draft = new GroupDraft();
        draft.setName("Ops");
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(ann.getId()));
        ops = doing(() -> cabinet.get(Groups.class).add(draft));
        GrantDraft grant = new GrantDraft();
        grant.setPlaces(List.of("deploy@who"));
        doing(() -> {
            cabinet.get(Grants.class).give(ops.getId(), grant);
            return true;
        });
    }

    @AfterEach
    void gone() {
        hosts.close();
        cabinet.close();
        host.destroy();
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private String text(String path) {
        return host.exec("cat", path).orThrow().stdout();
    }

    @Override
    protected Planner planner() {
        return cabinet.get(KeysPlanner.class);
    }

    @Override
    protected Target target() {
        return new Target("server", server, "who");
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private Plan apply() {
        Plan plan = plan(target());
        plan.steps().forEach(step -> step.run(line -> {}));
        return planner().planAgain(plan);
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

    @Test
    void twoWhoLookAtTheSameMomentBothSeeTheSame() throws Exception {
        host.exec(
                        "sh",
                        "-c",
                        "install -d -o deploy -g deploy -m 700 /home/deploy/.ssh; cat /root/stranger.pub >" + OURS)
                .orThrow();
        ExecutorService both = Executors.newFixedThreadPool(4);
        try {
            List<Future<Plan>> plans = both.invokeAll(Collections.nCopies(4, () -> plan(target())));
            for (Future<Plan> plan : plans) {
                assertThat(plan.get().steps()).hasSize(1);
            }
        } finally {
            both.shutdownNow();
        }
        assertThat(kept()).hasSize(1);
    }

    private List<KeptKey> kept() {
        return doing(() -> cabinet.get(KeptKeys.class).of(server));
    }

    private void decide(KeptKey.Decision decision) {
        long id = kept().get(0).getId();
        doing(() -> {
            cabinet.get(KeptKeys.class).decide(server, id, decision);
            return true;
        });
    }

    @Test
    void whoeverMayLogInCanAndNobodyElseAndTheHumansFileStays() {
        assertThat(planner().targets()).containsExactly(target());
        String theirs = text("/home/deploy/.ssh/authorized_keys");
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Write who may log in as deploy");
        assertThat(plan.risk()).isEqualTo(Risk.COMMIT_CONFIRMED);
        assertThat(plan.remarks()).anyMatch(remark -> remark.contains("in authorized_keys of deploy is left alone"));
        assertThat(logsIn("ann", "deploy")).isFalse();

        assertThat(apply().isEmpty()).isTrue();

        assertThat(logsIn("ann", "deploy")).isTrue();
        assertThat(logsIn("ann", "web")).isFalse();
        assertThat(logsIn("stranger", "deploy")).isFalse();
        assertThat(text(OURS))
                .contains("ann ann@laptop")
                .contains(hosts.ownKey().split(" ")[1]);
        assertThat(host.exec("stat", "-c", "%U %a", OURS).orThrow().stdout().strip())
                .isEqualTo("deploy 600");
        assertThat(host.exec("ssh-keygen", "-lf", OURS).orThrow().stdout()).contains("ann@laptop");
        assertThat(text("/home/deploy/.ssh/authorized_keys")).isEqualTo(theirs);
        assertThat(host.exec("test", "-e", "/root/.ssh/authorized_keys2").exit())
                .as("nobody may as root")
                .isNotZero();
    }

    @Test
    void whoMayNoMoreIsGoneAfterTheNextApplyAlsoWhenThePersonIsGone() {
        apply();
        assertThat(logsIn("ann", "deploy")).isTrue();
        doing(() -> {
            cabinet.get(Groups.class).leave(ops.getId(), ann.getId());
            cabinet.get(PersonKeys.class)
                    .remove(
                            ann.getId(),
                            cabinet.get(PersonKeys.class)
                                    .of(ann.getId())
                                    .get(0)
                                    .key()
                                    .getId());
            return true;
        });

        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Leave nobody who may log in on who: empty deploy");
        assertThat(plan.steps())
                .as("no policy for keys.write approves it")
                .extracting(Step::kind)
                .containsExactly("keys.empty");
        assertThat(plan.remarks()).anyMatch(remark -> remark.startsWith("Nobody at all may log in on who"));
        assertThat(apply().isEmpty()).isTrue();
        assertThat(plan(target()).remarks()).noneMatch(remark -> remark.startsWith("Nobody at all"));

        assertThat(logsIn("ann", "deploy")).isFalse();
        assertThat(kept()).as("her key was Intendant's, not somebody else's").isEmpty();
        assertThat(text(OURS)).contains(hosts.ownKey().split(" ")[1]);
    }

    /** A backup's key, say: deployed with its restrictions, read back, and gone once the feature needs it no more. */
    @Test
    void aKeyThatAFeatureNeedsOpensTheAccountAsLongAsItIsNeeded() {
        cabinet.wishes.add(new WantedKey.Wish(
                server,
                "deploy",
                "command=\"id -un\",no-pty " + text("/root/stranger.pub").strip(),
                "Backups",
                "the backup of who"));
        assertThat(plan(target()).steps().get(0).differences().get(0).after()).contains("the backup of who");

        assertThat(apply().isEmpty()).isTrue();
        assertThat(logsIn("stranger", "deploy")).isTrue();
        assertThat(logsIn("stranger", "web")).isFalse();
        assertThat(text(OURS)).contains("command=\"id -un\",no-pty ssh-ed25519");

        cabinet.wishes.clear();
        assertThat(apply().isEmpty()).isTrue();
        assertThat(logsIn("stranger", "deploy")).isFalse();
        assertThat(kept()).as("it was Intendant's").isEmpty();
    }

    @Test
    void keysOfOthersAreKeptAndReportedUntilSomebodyDecides() {
        host.exec(
                        "su",
                        "deploy",
                        "-c",
                        "umask 077; cat > ~/.ssh/authorized_keys2 <<'K'\n# by hand\n" + "from=\"127.0.0.1\" "
                                + text("/root/stranger.pub") + "K")
                .orThrow();
        assertThat(apply().isEmpty()).isTrue();

        assertThat(logsIn("stranger", "deploy")).isTrue();
        assertThat(logsIn("ann", "deploy")).isTrue();
        assertThat(kept()).singleElement().satisfies(key -> {
            assertThat(key.getDecision()).isEqualTo(KeptKey.Decision.UNDECIDED);
            assertThat(host.exec("ssh-keygen", "-lf", "/root/stranger.pub")
                            .orThrow()
                            .stdout())
                    .contains(key.getFingerprint());
        });
        assertThat(plan(target()).remarks())
                .anyMatch(remark -> remark.startsWith("Somebody else’s keys are kept for deploy"));

        decide(KeptKey.Decision.KEPT);
        assertThat(plan(target()).isEmpty()).isTrue();
        assertThat(plan(target()).remarks()).noneMatch(remark -> remark.startsWith("Somebody else’s"));

        decide(KeptKey.Decision.REMOVED);
        assertThat(cabinet.comparedSoon).contains("server:" + server);
        assertThat(apply().isEmpty()).isTrue();
        assertThat(logsIn("stranger", "deploy")).isFalse();

        host.exec("sh", "-c", "cat /root/stranger.pub >> " + OURS).orThrow();
        assertThat(plan(target()).describe()).as("decided once").isEqualTo("Write who may log in as deploy");
    }

    @Test
    void aKeyThatSomebodyPutIntoOurFileIsKeptToo() {
        apply();
        host.exec("sed", "-i", "1r /root/stranger.pub", OURS).orThrow();

        assertThat(apply().isEmpty()).isTrue();

        assertThat(kept()).hasSize(1);
        assertThat(logsIn("stranger", "deploy")).isTrue();
    }

    /** A row of kept keys that somebody wrote into the database opens nothing. */
    @Test
    void aKeptKeyThatIntendantDidNotWriteIsNotWritten() {
        cabinet.change(
                "insert into kept_key (version, server_id, account, line, fingerprint, decision, seen, mac) values (0, "
                        + server + ", 'deploy', '" + text("/root/stranger.pub").strip()
                        + "', 'SHA256:x', 'KEPT', timestamp '2026-01-01 00:00:00', '')");
        apply();
        assertThat(logsIn("stranger", "deploy")).isFalse();
    }

    @Test
    void whatAnAccountPlantedIsToldAndTheOthersAreWritten() {
        GrantDraft grant = new GrantDraft();
        grant.setPlaces(List.of("who"));
        doing(() -> {
            cabinet.get(Grants.class).give(ops.getId(), grant);
            return true;
        });
        host.exec("sh", "-c", "rm -rf /home/web/.ssh && ln -s /root/.ssh /home/web/.ssh")
                .orThrow();
        host.exec("su", "deploy", "-c", "ln -s /etc/shadow ~/.ssh/authorized_keys2")
                .orThrow();
        String shadow = text("/etc/shadow");

        Plan plan = plan(target());

        assertThat(plan.steps())
                .extracting(step -> step.kind())
                .containsExactly("keys.write", "keys.hindered", "keys.hindered");
        List<String> failures = new ArrayList<>();
        plan.steps().forEach(step -> {
            try {
                step.run(line -> {});
            } catch (CommandFailed told) {
                failures.add(told.getMessage());
            }
        });
        assertThat(failures)
                .hasSize(2)
                .anyMatch(told -> told.contains("is a link"))
                .anyMatch(told -> told.contains(".ssh is a link"));
        assertThat(logsIn("ann", "root")).isTrue();
        assertThat(text("/etc/shadow")).isEqualTo(shadow);
    }

    @Test
    void saysWhereSshdReadsKeysInsteadAndIsNotGreen() {
        host.write("/etc/ssh/sshd_config.d/50-elsewhere.conf", "AuthorizedKeysFile .ssh/authorized_keys\n");
        host.exec("systemctl", "restart", "ssh").orThrow(); // returns once it listens

        Plan after = apply(false);

        assertThat(after.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.sentence())
                        .contains("AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2"));
        host.write(
                "/etc/ssh/sshd_config.d/10-intendant.conf",
                "AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2\n");
        host.exec("systemctl", "restart", "ssh").orThrow(); // returns once it listens
        assertThat(plan(target()).isEmpty()).isTrue();
        assertThat(logsIn("ann", "deploy")).isTrue();
    }

    private Plan apply(boolean whole) {
        Plan plan = plan(target());
        plan.steps().stream()
                .filter(step -> whole || step.kind().equals("keys.write"))
                .forEach(step -> step.run(line -> {}));
        return planner().planAgain(plan);
    }

    @Test
    void aFullDiskLeavesTheOldFileIntact() {
        apply();
        String before = text(OURS);
        doing(() -> {
            cabinet.get(PersonKeys.class)
                    .remove(
                            ann.getId(),
                            cabinet.get(PersonKeys.class)
                                    .of(ann.getId())
                                    .get(0)
                                    .key()
                                    .getId());
            return true;
        });
        host.fillDisk();
        assertThatThrownBy(this::apply).isInstanceOf(CommandFailed.class);
        assertThat(text(OURS)).isEqualTo(before);
        host.freeDisk();
        assertThat(apply().isEmpty()).isTrue();
    }
}
