package org.intendant.keymanager.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.intendant.hosts.SshHosts;
import org.intendant.keymanager.Cabinet;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.people.Role;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys of accounts on a real host: read, and made where there is none. */
@Tag("lab")
class KeyPairLabTest extends PlannerContract {

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Cabinet cabinet = new Cabinet(Cabinet.h2(), hosts);
    private LabHost host;
    private long server;

    @BeforeEach
    void enrolled() {
        host = lab.host("pairs", HostSpec.plain().user("deploy").user("web"));
        server = cabinet.server(host, "deploy", "web", "gone");
        cabinet.as(cabinet.somebody("maren", Role.ADMIN));
        want("deploy");
    }

    @AfterEach
    void gone() {
        hosts.close();
        cabinet.close();
        host.destroy();
    }

    private KeyPairs pairs() {
        return cabinet.get(KeyPairs.class);
    }

    private void want(String account) {
        pairs().want(server, account);
    }

    @Override
    protected Planner planner() {
        return cabinet.get(KeyPairPlanner.class);
    }

    @Override
    protected Target target() {
        return new Target("server", server, "pairs");
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private void apply() {
        plan(target()).steps().forEach(step -> step.run(line -> {}));
    }

    @Test
    void makesAKeyThatLogsInAndReadsItsPublicHalf() {
        assertThat(pairs().read(server)).containsEntry("deploy", List.of()).doesNotContainKey("gone");

        apply();

        FoundKey found = pairs().read(server).get("deploy").get(0);
        assertThat(found.file()).isEqualTo("id_ed25519.pub");
        assertThat(found.line()).endsWith(" deploy@pairs");
        assertThat(host.exec("ssh-keygen", "-lf", "/home/deploy/.ssh/id_ed25519.pub")
                        .orThrow()
                        .stdout())
                .contains(found.fingerprint());
        assertThat(host.exec("stat", "-c", "%U %a", "/home/deploy/.ssh/id_ed25519")
                        .orThrow()
                        .stdout()
                        .strip())
                .isEqualTo("deploy 600");
        host.exec("sh", "-c", "cat /home/deploy/.ssh/id_ed25519.pub >> /home/web/.ssh/authorized_keys")
                .orThrow();
        assertThat(host.exec(
                                "su",
                                "deploy",
                                "-c",
                                "ssh -o StrictHostKeyChecking=no -o BatchMode=yes web@127.0.0.1 id -un")
                        .orThrow()
                        .stdout()
                        .strip())
                .isEqualTo("web");
    }

    @Test
    void neverReplacesAKeyAndSaysWhichAccountIsNotThere() {
        host.exec("su", "deploy", "-c", "ssh-keygen -q -t rsa -b 3072 -N '' -f ~/.ssh/id_rsa")
                .orThrow();
        assertThat(plan(target()).isEmpty()).isTrue();
        want("gone");
        Plan plan = plan(target());
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.remarks())
                .containsExactly("There is no account gone on the host yet: apply the plan of its accounts first.");
        host.exec(
                        "su",
                        "deploy",
                        "-c",
                        "rm ~/.ssh/id_rsa.pub; ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519; rm ~/.ssh/id_ed25519.pub")
                .orThrow();
        String before =
                host.exec("sha256sum", "/home/deploy/.ssh/id_ed25519").orThrow().stdout();
        apply();
        assertThat(host.exec("sha256sum", "/home/deploy/.ssh/id_ed25519")
                        .orThrow()
                        .stdout())
                .isEqualTo(before);
        assertThat(pairs().read(server).get("deploy")).hasSize(1);
    }

    /** T4, T26: what an account plants as its public keys is read with its own rights, bounded, and stays text. */
    @Test
    void readsWhatAnAccountPlantedWithItsOwnRights() {
        host.exec(
                        "su",
                        "web",
                        "-c",
                        "mkdir -p ~/.ssh && cd ~/.ssh && ln -s /etc/shadow a.pub && mkfifo b.pub && ln -s /dev/zero c.pub"
                                + " && echo 'ssh-rsa x' > 'd;touch x.pub' && printf 'key fake.pub\\nend\\n' > e.pub"
                                + " && yes | head -c 900000 > f.pub")
                .orThrow();

        Map<String, List<FoundKey>> found = pairs().read(server);

        assertThat(found.get("web")).isNotEmpty().allSatisfy(key -> {
            assertThat(key.line()).isEmpty();
            assertThat(key.refusal()).isNotEmpty();
            assertThat(key.file()).matches("[A-Za-z0-9._?-]+");
        });
        assertThat(found.get("web").toString()).doesNotContain("root:");
    }

    @Test
    void wantsAKeyOfManagedAccountsOnly() {
        assertThatThrownBy(() -> want("root")).isInstanceOf(Refused.class);
        pairs().letGo(server, "deploy");
        assertThat(plan(target()).isEmpty()).isTrue();
    }
}
