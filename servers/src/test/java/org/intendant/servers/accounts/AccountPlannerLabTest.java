package org.intendant.servers.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.Estate;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts on a real host. */
@Tag("lab")
class AccountPlannerLabTest extends PlannerContract {
    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Estate estate = Estate.onH2(hosts);
    private LabHost host;
    private Server server;

    @BeforeEach
    void enrolled() {
        host = lab.host("accounts", HostSpec.plain().sudoUser("admin"));
        ServerDraft draft = Estate.draft("web1");
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser("admin");
        String[] key = host.hostKey().split(" ");
        server = estate.server(draft, new HostKey(key[0], key[1]));
        want("deploy", "/bin/bash", "Deployments of “the shop”");
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        host.destroy();
    }

    @Override
    protected Planner planner() {
        return estate.planner;
    }

    @Override
    protected Target target() {
        return server.target();
    }

    @Override
    protected Plan plan(Target target) {
        return estate.does(() -> estate.planner.plan(target));
    }

    @Test
    void makesTheAccountThatIsWanted() {
        apply();

        assertThat(passwd("deploy")).endsWith(":Deployments of “the shop”:/home/deploy:/bin/bash");
        assertThat(host.exec("test", "-d", "/home/deploy").exit()).isZero();
    }

    @Test
    void showsWhatSomebodyChangedByHand() {
        apply();
        host.exec("usermod", "-s", "/bin/sh", "deploy").orThrow();

        assertThat(plan(target()).steps()).singleElement().satisfies(step -> {
            assertThat(step.sentence()).isEqualTo("Change the account deploy");
            assertThat(step.differences().get(0).before()).contains("shell: /bin/sh");
        });
        apply();
        assertThat(passwd("deploy")).endsWith(":/bin/bash");
    }

    @Test
    void adoptsShellAndCommentOfTheHostAndNothingElse() {
        apply();
        estate.does(() -> estate.checks.now(server.id()));
        host.exec("usermod", "-s", "/bin/sh", "-c", "by hand", "deploy").orThrow();
        Adopter adopter = (Adopter) planner();
        Step change = plan(target()).steps().get(0);

        estate.does(() -> {
            adopter.adopt(target(), change);
            return true;
        });

        assertThat(plan(target()).isEmpty()).isTrue();
        assertThat(passwd("deploy")).as("the host stays as it is").endsWith(":by hand:/home/deploy:/bin/sh");

        want("backup2", "/bin/sh", "");
        Step create = plan(target()).steps().get(0);
        assertThatThrownBy(() -> adopter.adopt(target(), create)).hasMessageContaining("backup2 is not on the host");
        estate.does(() -> {
            estate.accounts.letGo(server.id(), "backup2");
            return true;
        });
        estate.does(() -> estate.accounts.removeFromHost(server.id(), "deploy", "deploy"));
        Step remove = plan(target()).steps().get(0);
        assertThatThrownBy(() -> adopter.adopt(target(), remove)).hasMessageContaining("deploy is wanted gone");
    }

    @Test
    void removesOnlyWhatSomebodyNamed() {
        host.exec("useradd", "-m", "foreign").orThrow();
        apply();
        estate.does(() -> estate.accounts.removeFromHost(server.id(), "deploy", "deploy"));

        assertThat(plan(target()).describe()).isEqualTo("Remove the account deploy; its home folder stays");
        apply();

        assertThat(host.exec("getent", "passwd", "deploy").exit()).isEqualTo(2);
        assertThat(host.exec("test", "-d", "/home/deploy").exit()).isZero();
        assertThat(passwd("foreign")).isNotEmpty();
    }

    /** T1: whatever somebody writes as the comment reaches the host as it is, as one argument. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'b\"c",
                "$(touch /tmp/x)`touch /tmp/x`",
                "a;touch /tmp/x",
                "${IFS}&|*?",
                "-s /bin/sh",
                "--help",
                "\\"
            })
    void carriesHostileCommentsUnchanged(String comment) {
        want("deploy", "/bin/sh", comment);
        apply();

        assertThat(passwd("deploy")).endsWith(":" + comment.strip() + ":/home/deploy:/bin/sh");
        assertThat(host.exec("test", "-e", "/tmp/x").exit()).isNotZero();
    }

    /** T4: what a host says about its accounts stays text, also when somebody adopts it. */
    @Test
    void readsHostileAccountsOfAHostAsText() {
        host.exec(
                        "sh",
                        "-c",
                        "printf '%s\\n' 'evil:x:1500:1500:$(touch /tmp/x)\u001b[2J:/home/evil:/bin/sh' '-rf:x:1501:1501::/:/bin/sh' >> /etc/passwd")
                .orThrow();
        estate.does(() -> estate.checks.now(server.id()));

        assertThat(estate.<List<AccountLine>>does(() -> estate.found.lines(server.id())))
                .filteredOn(line -> line.name().equals("evil"))
                .singleElement()
                .satisfies(
                        line -> assertThat(Objects.requireNonNull(line.found()).comment())
                                .isEqualTo("$(touch /tmp/x)·[2J"));
        assertThatThrownBy(() -> estate.does(() -> estate.found.adopt(server.id(), "-rf")))
                .hasMessageContaining("Use up to 32 letters");
        estate.does(() -> estate.found.adopt(server.id(), "evil"));
        apply();
        assertThat(host.exec("test", "-e", "/tmp/x").exit()).isNotZero();
    }

    @Test
    void adoptsAnAccountAsItIs() {
        host.exec("useradd", "-m", "-s", "/bin/sh", "-c", "Maren Holt,,,", "maren")
                .orThrow();
        apply();
        estate.does(() -> estate.checks.now(server.id()));

        estate.does(() -> estate.found.adopt(server.id(), "maren"));

        assertThat(plan(target()).describe()).isEmpty();
        assertThat(estate.<List<Account>>does(() -> estate.accounts.of(server.id())))
                .extracting(Account::name, Account::isAdopted)
                .contains(org.assertj.core.groups.Tuple.tuple("maren", true));
    }

    @Test
    void saysWhatTheHostRefused() {
        want("deploy", "/bin/nothere", "");

        assertThatThrownBy(this::apply)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("Create the account deploy with a home folder on web1 ended with 65")
                .hasMessageContaining("There is no program /bin/nothere");
        assertThat(host.exec("getent", "passwd", "deploy").exit()).isEqualTo(2);
    }

    @Test
    void knowsNothingOfAHostThatIsCutOff() {
        host.powerOff();

        assertThatThrownBy(() -> plan(target())).isInstanceOf(HostUnreachable.class);
        host.boot();
    }

    private void want(String name, String shell, String comment) {
        AccountDraft draft = new AccountDraft();
        draft.setName(name);
        draft.setShell(shell);
        draft.setComment(comment);
        estate.does(() -> estate.accounts.want(List.of(server.id()), draft));
    }

    private void apply() {
        for (Step step : plan(target()).steps()) {
            step.run(line -> {});
        }
    }

    private String passwd(String name) {
        return new String(
                        host.exec("getent", "passwd", name).orThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                .strip();
    }
}
