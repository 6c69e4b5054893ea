package org.intendant.servers.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.intendant.hosts.HostKeyChanged;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.servers.Estate;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.accounts.Account;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.facts.Reading;
import org.intendant.servers.reachability.Reachability;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hosts become servers. */
@Tag("lab")
class EnrolmentLabTest {
    private final Lab lab = Lab.shared();
    private final GivenKey own = new GivenKey(lab.keys());
    private final SshHosts hosts = new SshHosts(own);
    private final Estate estate = Estate.onH2(hosts);
    private LabHost host;

    @BeforeEach
    void booted() {
        host = lab.host(
                "enrol",
                HostSpec.plain()
                        .sudoUser("admin")
                        .askedUser("asked")
                        .user("plain")
                        .rootPassword("correct horse"));
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        host.destroy();
    }

    @Test
    void enrolsAHostByRoot() {
        Server server = enrolled("root");

        assertThat(server.name()).isEqualTo("enrol");
        assertThat(server.key().fingerprint()).isEqualTo(host.hostKeyFingerprint());
        assertThat(estate.<Reachability>does(() -> estate.checks.of(server.id()).orElseThrow())
                        .state())
                .isEqualTo(State.REACHABLE);
        Facts facts = estate.<Reading>does(
                        () -> estate.readings.find(server.id()).orElseThrow())
                .facts();
        assertThat(facts.root()).isTrue();
        assertThat(facts.systemd()).isTrue();
        assertThat(facts.system()).contains("Debian");
        assertThat(facts.bootId()).isEqualTo(host.bootId());
        assertThat(facts.accounts()).extracting(FoundAccount::name).contains("root", "admin");
        assertThat(estate.<List<Account>>does(() -> estate.accounts.of(server.id())))
                .extracting(Account::name)
                .containsExactly("admin");
        assertThat(estate.trail)
                .contains("enrolment.begin root@" + host.address(), "enrolment.confirm-key root@" + host.address())
                .contains("server.add enrol");
    }

    /** Nothing is called fresher than the answer that it rests on. */
    @Test
    void datesWhatItKnowsByWhenTheHostWasReadAndNotByWhenTheServerWasAdded() {
        String id = pinned("root");
        estate.does(() -> estate.enrolments.check(id));
        java.time.Instant read =
                estate.<Enrolment>does(() -> estate.enrolments.get(id)).factsAt();
        ServerDraft draft = estate.does(() -> estate.enrolments.proposal(id));

        Server server = estate.does(() -> estate.enrolments.finish(id, draft, List.of()));

        assertThat(estate.<Reading>does(() -> estate.readings.find(server.id()).orElseThrow())
                        .readAt())
                .isEqualTo(read);
        assertThat(estate.<Reachability>does(() -> estate.checks.of(server.id()).orElseThrow())
                        .checkedAt())
                .isEqualTo(read);
    }

    @Test
    void enrolsAHostBySudo() {
        Server server = enrolled("admin");

        assertThat(server.ssh()).hasToString("admin@" + host.address());
    }

    @Test
    void refusesAnAccountThatSudoAsksForAPasswordAndSaysTheLineToAdd() {
        String id = pinned("asked");

        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.check(id)))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("asked ALL=(ALL) NOPASSWD: ALL");
        String other = pinned("plain");
        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.check(other)))
                .hasMessageContaining("plain ALL=(ALL) NOPASSWD: ALL");
    }

    @Test
    void refusesTheSameKeyAndTheSameAddressTwice() {
        enrolled("root");

        assertThatThrownBy(() -> begin("root", 22))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("enrol is reached at this address and port already.");
        host.exec(
                        "sh",
                        "-c",
                        "echo Port 22 > /etc/ssh/sshd_config.d/two.conf; echo Port 2222 >> /etc/ssh/sshd_config.d/two.conf; systemctl restart ssh")
                .orThrow();
        host.waitForSsh(java.time.Duration.ofSeconds(10));
        assertThatThrownBy(() -> begin("root", 2222))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("enrol shows this host key already.");
    }

    @Test
    void refusesAFingerprintThatIsNotTheOneShown() {
        Enrolment enrolment = begin("root", 22);

        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.confirm(enrolment.id(), "SHA256:other")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.check(enrolment.id())))
                .hasMessageContaining("Confirm the key");
    }

    @Test
    void addsExactlyItsOwnLineWithAPasswordOnce() {
        host.write("/root/.ssh/authorized_keys", "# mine\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), "0600");
        String id = pinned("root");
        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.check(id)))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining(hosts.ownKey());
        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.authorize(id, "wrong".toCharArray())))
                .isInstanceOf(HostUnreachable.class);
        assertThat(String.join("\n", estate.trail))
                .as("an attempt may have changed the host, whatever came of it")
                .contains("enrolment.authorize");

        estate.does(() -> estate.enrolments.authorize(id, "correct horse".toCharArray()));

        assertThat(new String(host.read("/root/.ssh/authorized_keys"), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("# mine\n" + hosts.ownKey() + "\n");
        assertThat(estate.<Enrolment>does(() -> estate.enrolments.check(id)).state())
                .isEqualTo(Enrolment.State.READ);
        assertThat(String.join("\n", estate.trail))
                .contains("enrolment.authorize")
                .doesNotContain("correct horse");
    }

    /** T39: another key stops everything until somebody pins it with the server's name. */
    @Test
    void stopsAtAChangedKeyUntilSomebodyPinsIt() {
        Server server = enrolled("root");
        host.changeHostKey();

        Reachability found = estate.does(() -> estate.checks.now(server.id()));
        assertThat(found.state()).isEqualTo(State.UNREACHABLE);
        assertThat(found.error()).contains("shows another host key than the pinned one");
        assertThat(found.keyChanged()).isTrue();
        assertThatThrownBy(() -> estate.does(() -> estate.planner.plan(server.target())))
                .isInstanceOf(HostKeyChanged.class);

        assertThatThrownBy(() -> estate.does(() -> estate.keys.repin(server.id(), host.hostKeyFingerprint(), "")))
                .hasMessageContaining("Type the name enrol to confirm.");
        assertThatThrownBy(() -> estate.does(() -> estate.keys.repin(server.id(), "SHA256:x", "enrol")))
                .hasMessageContaining("shows " + host.hostKeyFingerprint() + " now");
        estate.does(() -> estate.keys.repin(server.id(), host.hostKeyFingerprint(), "enrol"));
        assertThat(estate.<Reachability>does(() -> estate.checks.now(server.id()))
                        .state())
                .isEqualTo(State.REACHABLE);
    }

    /** T4 and T39: a banner without end and a lying shell neither hang nor fool the enrolment. */
    @Test
    void survivesAHostThatPrintsABanner() {
        host.write("/root/.bashrc", "yes banner | head -c 100000\nprintf 'uid\\t0\\nend\\tfacts\\n'\n");
        host.write("/etc/issue.net", "x".repeat(10_000));

        assertThat(enrolled("root").name()).isEqualTo("enrol");
    }

    /** T4: what a host calls itself is proposed only where it is a name, and does nothing on the way. */
    @Test
    void survivesAHostWithAHostileName() {
        String hostile = "-rf $(touch /tmp/x);`id`\u001b[2J<b>\n";
        host.write("/usr/local/bin/hostname", "#!/bin/sh\ncat /etc/hostile\n".getBytes(UTF_8), "0755");
        host.write("/etc/hostile", hostile);
        String id = pinned("root");

        Enrolment read = estate.does(() -> estate.enrolments.check(id));
        ServerDraft draft = estate.does(() -> estate.enrolments.proposal(id));

        assertThat(read.state()).isEqualTo(Enrolment.State.READ);
        assertThat(draft.getName()).isEmpty();
        assertThatThrownBy(() -> estate.does(() -> estate.enrolments.finish(id, draft, List.of())))
                .isInstanceOf(Refused.class);
        draft.setName("hostile");
        Server server = estate.does(() -> estate.enrolments.finish(id, draft, List.of("admin")));
        assertThat(estate.<Reachability>does(() -> estate.checks.now(server.id()))
                        .state())
                .isEqualTo(State.REACHABLE);
        assertThat(estate.<Reading>does(() -> estate.readings.find(server.id()).orElseThrow())
                        .facts()
                        .hostName())
                .contains("$(touch /tmp/x)")
                .doesNotContain("\u001b", "\n");
        assertThat(host.exec("test", "-e", "/tmp/x").exit()).isNotZero();
        assertThat(java.nio.file.Path.of("/tmp/x")).doesNotExist();
    }

    private Server enrolled(String user) {
        String id = pinned(user);
        estate.does(() -> estate.enrolments.check(id));
        ServerDraft draft = estate.does(() -> estate.enrolments.proposal(id));
        return estate.does(() -> estate.enrolments.finish(id, draft, List.of("admin")));
    }

    private String pinned(String user) {
        Enrolment enrolment = begin(user, 22);
        assertThat(enrolment.fingerprint()).isEqualTo(host.hostKeyFingerprint());
        assertThat(enrolment.verifyCommand()).isEqualTo("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
        estate.does(() -> estate.enrolments.confirm(enrolment.id(), host.hostKeyFingerprint()));
        return enrolment.id();
    }

    private Enrolment begin(String user, int port) {
        SshDraft draft = new SshDraft();
        draft.setUser(user);
        draft.setHost(host.address());
        draft.setPort(port);
        return estate.does(() -> estate.enrolments.begin(draft));
    }
}
