package org.intendant.keymanager.revoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.intendant.hosts.SshHosts;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.keymanager.push.HostLine;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.ServerHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was taken goes from a real host, proven by reading it back and by logins of OpenSSH; and who is still in there. */
@Tag("lab")
class RevocationLabTest extends PlannerContract {

    private static final String OURS = "/home/deploy/.ssh/authorized_keys2";

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Cabinet cabinet = new Cabinet(Cabinet.h2(), hosts);
    private LabHost host;
    private long server;
    private Person ann;

    @BeforeEach
    void annWasDisabled() throws Exception {
        cabinet.observedBy(cabinet.get(Proofs.class)::seen);
        host = lab.host("clock", HostSpec.plain().user("deploy"));
        server = cabinet.server(host, "deploy");
        Person admin = cabinet.somebody("maren", Role.ADMIN);
        cabinet.as(admin);
        ann = hired("ann", "no-agent-forwarding");
        Person bob = hired("bob", "");
        GroupDraft draft = new GroupDraft();
        draft.setName("Ops");
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(ann.getId(), bob.getId()));
        Group ops = doing(() -> cabinet.get(Groups.class).add(draft));
        GrantDraft grant = new GrantDraft();
        grant.setPlaces(List.of("deploy@clock"));
        doing(() -> {
            cabinet.get(Grants.class).give(ops.getId(), grant);
            return true;
        });
        Planner logins = (Planner) cabinet.get(Class.forName("org.intendant.keymanager.push.KeysPlanner"));
        logins.plan(target()).steps().forEach(step -> step.run(line -> {}));
        assertThat(logsIn("ann")).isTrue();
        host.exec("sh", "-c", "printf '# by hand\\nodd line' >> " + OURS).orThrow();
        cabinet.pass(Duration.ofSeconds(1));
        disable();
        cabinet.pass(Duration.ofSeconds(2));
    }

    @AfterEach
    void gone() {
        hosts.close();
        cabinet.close();
        host.destroy();
    }

    private Person hired(String name, String options) {
        Person person = cabinet.somebody(name, Role.MEMBER);
        host.exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name + "@laptop", "-f", "/root/" + name)
                .orThrow();
        KeyDraft key = new KeyDraft();
        key.setKey(text("/root/" + name + ".pub"));
        key.setOptions(options);
        doing(() -> cabinet.get(PersonKeys.class).add(person.getId(), key));
        return person;
    }

    private void disable() {
        doing(() -> {
            cabinet.get(People.class).disable(ann.getId());
            return true;
        });
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private String text(String path) {
        return host.exec("cat", path).orThrow().stdout();
    }

    @Override
    protected Planner planner() {
        return cabinet.get(RevocationPlanner.class);
    }

    @Override
    protected Target target() {
        return new Target("server", server, "clock");
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private static String ssh(String key, String command) {
        return "ssh -i /root/" + key
                + " -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no deploy@127.0.0.1 " + command;
    }

    private boolean logsIn(String key) {
        return host.exec("sh", "-c", ssh(key, "true")).exit() == 0;
    }

    /** Two who are still in there: the key of one was taken, and stands on the host until a plan takes it. */
    private void bothAreLoggedIn() {
        open("ann");
        open("bob");
    }

    /** Leaves a session open, known by a file in which it says its number. */
    private void open(String key) {
        host.exec(
                        "sh",
                        "-c",
                        ssh(key, "'echo $$ > /tmp/" + key + "; exec sleep 900'") + " </dev/null >/dev/null 2>&1 &")
                .orThrow();
        Await.until(
                Duration.ofSeconds(20),
                "the session of " + key,
                () -> host.exec("test", "-s", "/tmp/" + key).exit() == 0);
    }

    private boolean isOpen(String key) {
        return host.exec("sh", "-c", "kill -0 $(cat /tmp/" + key + ")").exit() == 0;
    }

    private List<RevokedKey> keys() {
        return doing(() -> cabinet.database
                .entityManager()
                .createQuery("select k from RevokedKey k order by k.id", RevokedKey.class)
                .getResultList());
    }

    private HostOfSessions sessions() {
        return new HostOfSessions(target(), cabinet.get(ServerHosts.class).of(target()));
    }

    private String fingerprint(String key) {
        return host.exec("ssh-keygen", "-lf", "/root/" + key + ".pub")
                .orThrow()
                .stdout()
                .split(" ")[1];
    }

    @Test
    void takesExactlyTheLineThatWasTakenAndStampsTheClockWithTheProof() {
        assertThat(planner().targets()).containsExactly(target());
        String before = text(OURS);
        String line = before.lines()
                .filter(one -> one.contains("ann@laptop"))
                .findFirst()
                .orElseThrow();
        assertThat(line).startsWith("no-agent-forwarding ");
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Take what was revoked of ann from deploy");
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(RevocationPlanner.REMOVE);
            assertThat(step.differences())
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.after()).isEqualTo(before.replace(line + "\n", "")));
        });
        assertThat(keys()).as("seen, and still there").allMatch(RevokedKey::isOpen);

        plan.steps().forEach(step -> step.run(one -> {}));
        cabinet.pass(Duration.ofMillis(1200));
        assertThat(planner().planAgain(plan).isEmpty()).isTrue();

        assertThat(text(OURS)).isEqualTo(before.replace(line + "\n", "")).contains("# by hand\nodd line");
        assertThat(logsIn("ann")).isFalse();
        assertThat(logsIn("bob")).isTrue();
        assertThat(keys()).singleElement().satisfies(key -> {
            assertThat(key.getFingerprint()).isEqualTo(fingerprint("ann"));
            assertThat(key.getEnding()).isEqualTo(RevokedKey.Ending.READ);
            assertThat(key.took()).isEqualTo(Duration.ofMillis(3200));
        });
        assertThat(planner().targets()).isEmpty();
    }

    @Test
    void aHostThatIsDownKeepsItOpenAndIsFreedOnceItIsBack() {
        host.powerOff();
        assertThatThrownBy(() -> plan(target())).isInstanceOf(HostUnreachable.class);
        assertThat(keys()).allMatch(RevokedKey::isOpen);
        host.boot();
        plan(target()).steps().forEach(step -> step.run(line -> {}));
        assertThat(plan(target()).isEmpty()).isTrue();
        assertThat(keys()).allMatch(RevokedKey::isGone);
        assertThat(logsIn("ann")).isFalse();
    }

    @Test
    void aFileWithoutAnyOtherKeyIsLeftEmptyAndWhatIsYoursIsSaid() {
        host.exec(
                        "sh",
                        "-c",
                        "cat /root/ann.pub > " + OURS + "; cat /root/ann.pub >> /home/deploy/.ssh/authorized_keys")
                .orThrow();
        Plan plan = plan(target());
        assertThat(plan.remarks()).anyMatch(remark -> remark.contains("also stands in authorized_keys of deploy"));
        plan.steps().forEach(step -> step.run(line -> {}));
        assertThat(planner().planAgain(plan).isEmpty()).isTrue();
        assertThat(text(OURS)).isEmpty();
        assertThat(host.exec("stat", "-c", "%U %a", OURS).orThrow().stdout().strip())
                .isEqualTo("deploy 600");
        assertThat(logsIn("ann")).as("by the file that is the humans' own").isTrue();
        assertThat(keys()).allMatch(RevokedKey::isGone).allMatch(RevokedKey::isElsewhere);
    }

    /** What an account planted is not followed, and is no proof. T26. */
    @Test
    void aLinkIsNoProof() {
        host.exec("su", "deploy", "-c", "mv ~/.ssh/authorized_keys2 ~/kept && ln -s ~/kept ~/.ssh/authorized_keys2")
                .orThrow();
        assertThat(plan(target()).steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(RevocationPlanner.HINDERED);
            assertThat(step.sentence()).contains("is a link");
        });
        assertThat(keys()).allMatch(RevokedKey::isOpen);
        assertThat(logsIn("ann")).isTrue();
    }

    @Test
    void whoIsStillInThereIsToldByTheKeyAndEndedAlone() {
        bothAreLoggedIn();
        List<OpenSession> open = sessions().open();
        assertThat(open).extracting(OpenSession::fingerprint).contains(fingerprint("ann"), fingerprint("bob"));
        OpenSession anns = of(open, fingerprint("ann"));
        assertThat(anns.account()).isEqualTo("deploy");
        assertThat(anns.from()).isEqualTo("127.0.0.1");
        assertThat(anns.method()).isEqualTo("publickey");
        String own = HostLine.of(hosts.ownKey().strip()).fingerprint();
        assertThat(open.stream().filter(one -> one.account().equals("root")))
                .allMatch(one -> one.fingerprint().equals(own));

        OpenSession reused = new OpenSession(
                server,
                "clock",
                "deploy",
                anns.pid(),
                anns.start() - 1,
                anns.since(),
                "",
                anns.fingerprint(),
                "",
                "",
                true);
        assertThat(sessions().end(reused)).isEqualTo("It was over already.");
        assertThat(isOpen("ann")).as("another process with this number").isTrue();

        assertThat(sessions().end(anns)).isEqualTo("It is gone.");

        Await.until(Duration.ofSeconds(10), "the end of the session", () -> !isOpen("ann"));
        assertThat(isOpen("bob")).isTrue();
        assertThat(sessions().open())
                .extracting(OpenSession::fingerprint)
                .doesNotContain(fingerprint("ann"))
                .contains(fingerprint("bob"));
        assertThat(sessions().end(anns)).isEqualTo("It was over already.");
    }

    @Test
    void aHostWithoutALogTellsThatSomebodyIsThere() {
        bothAreLoggedIn();
        host.exec("sh", "-c", "journalctl --rotate --vacuum-time=1s; rm -rf /var/log/journal/* /run/log/journal/*")
                .orThrow();
        assertThat(sessions().open())
                .filteredOn(one -> one.account().equals("deploy"))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.fingerprint()).isEmpty();
                    assertThat(one.who()).isEqualTo("somebody on deploy, key unknown");
                });
        OpenSession first = sessions().open().stream()
                .filter(one -> one.account().equals("deploy"))
                .findFirst()
                .orElseThrow();
        host.exec(
                        "sh",
                        "-c",
                        "echo \"$(date '+%b %e %H:%M:%S') clock sshd[" + first.pid()
                                + "]: Accepted publickey for deploy from 10.1.2.3 port 4711 ssh2: ED25519 SHA256:abc\" >"
                                + " /var/log/auth.log")
                .orThrow();
        assertThat(of(sessions().open(), "SHA256:abc").from()).isEqualTo("10.1.2.3");
    }

    /** What other accounts call their processes, or write into the log, is no session. T39. */
    @Test
    void nobodyElseCanLookLikeASession() {
        bothAreLoggedIn();
        host.exec(
                        "sh",
                        "-c",
                        "ln -s $(command -v sleep) /tmp/sshd; su -s /bin/bash deploy -c \"exec -a 'sshd: root [priv]'"
                                + " /tmp/sshd 900\" >/dev/null 2>&1 & sleep 0.3; pgrep -f 'root .priv. 900'")
                .orThrow();
        host.exec(
                        "su",
                        "deploy",
                        "-c",
                        "logger -t 'sshd[1]' 'Accepted publickey for deploy from 6.6.6.6 port 1 ssh2: RSA SHA256:evil'")
                .orThrow();
        assertThat(sessions().open())
                .noneMatch(one -> one.fingerprint().contains("evil"))
                .allMatch(one -> Set.of("root", "deploy").contains(one.account()))
                .filteredOn(one -> one.account().equals("deploy"))
                .hasSize(2);
    }

    private static OpenSession of(List<OpenSession> open, String fingerprint) {
        return open.stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow();
    }
}
