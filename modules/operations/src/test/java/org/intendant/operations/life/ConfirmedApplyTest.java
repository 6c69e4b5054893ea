package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.Command;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.plans.Approval;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that could cut Intendant off, as operations on a real host: how many round trips they take, and who goes on. T43. */
@Tag("lab")
class ConfirmedApplyTest {

    private static final Target GW1 = new Target("server", 1, "gw1");
    private static final String FILE = "/etc/motd";

    private static LabHost lab;
    private static SshHosts hosts;

    private final List<String> trips = new CopyOnWriteArrayList<>();
    private final Motd motd = new Motd();
    private TestDatabase database;
    private TestServer server;

    @TempDir
    java.nio.file.Path home;

    @BeforeAll
    static void open() {
        lab = Lab.shared().host("confirmed", HostSpec.plain());
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
        lab.write(FILE, "before");
        database = TestDatabase.h2(List.of("operations"));
        server = new TestServer(database, home, List.of(), List.of(motd)).start();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void takesOneRoundTripOfAHostThatIsAsWantedAndThreeOfAnother() {
        Approval approval = Approval.of(server.plans().plan("motd", GW1).steps());
        trips.clear();

        Operation changed = server.ended(server.order(apply(approval)).id());

        assertThat(changed.state()).as(() -> log(changed)).isEqualTo(OperationState.SUCCEEDED);
        assertThat(trips).containsExactly("read", "run", "runAnew");
        assertThat(text()).isEqualTo("wanted");

        trips.clear();
        Operation same = server.ended(server.order(apply(approval)).id());

        assertThat(same.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(trips).containsExactly("read");
    }

    @Test
    void whoComesAfterAnIntendantThatDiedBeforeItsConfirmationWaitsAndDoesItAgain() {
        Plan plan = server.plans().plan("motd", GW1);
        motd.dies = true;
        assertThatThrownBy(() -> motd.plan(GW1).steps().get(0).run(StepLog.silent()))
                .isInstanceOf(LinkageError.class);
        motd.dies = false;
        assertThat(text()).as("changed, and not confirmed").isEqualTo("wanted");

        Operation next =
                server.ended(server.order(apply(Approval.of(plan.steps()))).id());

        assertThat(next.state()).as(() -> log(next)).isEqualTo(OperationState.SUCCEEDED);
        assertThat(log(next))
                .contains("waits for its confirmation", "gw1 took a change back", "Write the message of the day");
        assertThat(text()).isEqualTo("wanted");
        assertThat(lab.exec("sh", "-c", "sleep 5; cat /etc/motd").stdout()).isEqualTo("wanted");
    }

    private static String text() {
        return new String(lab.read(FILE), StandardCharsets.UTF_8);
    }

    private static Order apply(Approval approval) {
        return new Order(
                "apply:motd",
                "Apply motd to gw1",
                Order.Lane.INTERACTIVE,
                List.of(GW1),
                1,
                Map.of(GW1, approval),
                Map.of("planner", "motd"));
    }

    private String log(Operation operation) {
        return new String(server.logs().read(operation.id(), 0, 0).bytes(), StandardCharsets.UTF_8)
                + new String(
                        server.logs()
                                .read(
                                        operation.id(),
                                        server.part(operation.id()).number(),
                                        0)
                                .bytes(),
                        StandardCharsets.UTF_8);
    }

    /** One file, wanted with one text. */
    private final class Motd implements Planner {

        private static final Command READING = Command.of("cat", FILE);
        private volatile boolean dies;

        @Override
        public String kind() {
            return "motd";
        }

        @Override
        public String title() {
            return "Message of the day";
        }

        @Override
        public Stream<Target> targets() {
            return Stream.of(GW1);
        }

        @Override
        public Plan plan(Target target) {
            return plan(target, HostReading.of(host(), READING));
        }

        @Override
        public Plan planAgain(Plan ran) {
            ApplyFiles step = (ApplyFiles) ran.steps().get(0);
            return plan(ran.target(), step.readBack().orElseThrow());
        }

        private Plan plan(Target target, HostReading read) {
            List<ApplyFiles> steps = new ArrayList<>();
            if (!read.text().equals("wanted")) {
                FileState before = FileState.ofRoot(read.text(), "644");
                HostFile file = HostFile.ofRoot(FILE, before, FileState.ofRoot("wanted", "644"));
                steps.add(new ApplyFiles(host(), "motd.write", "Write the message of the day", List.of(file))
                        .confirmedWithin(Duration.ofSeconds(4), READING));
            }
            return new Plan(target, List.copyOf(steps), read.remarks());
        }

        /** Counts round trips; where it dies, no new connection is made any more. */
        private RemoteHost host() {
            String[] key = lab.hostKey().split(" ");
            RemoteHost real =
                    hosts.at(new HostAddress("gw1", "root", lab.address(), 22, new HostKey(key[0], key[1]), null));
            return (RemoteHost) Proxy.newProxyInstance(
                    RemoteHost.class.getClassLoader(), new Class<?>[] {RemoteHost.class}, (proxy, method, given) -> {
                        if (method.getName().equals("runAnew") && dies) {
                            throw new LinkageError("killed");
                        }
                        if (!method.getName().matches("address|reach")) {
                            trips.add(method.getName());
                        }
                        try {
                            return method.invoke(real, given);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }
}
