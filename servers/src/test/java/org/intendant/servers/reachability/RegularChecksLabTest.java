package org.intendant.servers.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.data.Settings;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.life.Comparing;
import org.intendant.operations.life.Threads;
import org.intendant.plans.Target;
import org.intendant.servers.Estate;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.facts.ReadingRows;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The schedule of checks itself, with more dead servers than there are places. */
@Tag("lab")
class RegularChecksLabTest {
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final int DEAD = 40;

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Estate estate = Estate.onH2(hosts);
    private final Threads threads = new Threads();
    private final RegularChecks checks = new RegularChecks();
    private final LabHost staying = lab.host("staying", HostSpec.plain());
    private final LabHost leaving = lab.host("leaving", HostSpec.plain());

    @AfterEach
    void gone() {
        checks.stop();
        threads.stop();
        hosts.close();
        estate.close();
        staying.destroy();
        leaving.destroy();
    }

    @Test
    void anUnpluggedServerIsSaidToBeUnreachableByItselfWhileOthersStayFresh() throws IOException {
        List<ServerSocket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < DEAD; i++) {
                silent.add(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
                ServerDraft draft = Estate.draft("dead" + i);
                draft.getSsh().setHost("127.0.0.1");
                draft.getSsh().setPort(silent.get(i).getLocalPort());
                estate.server(draft);
            }
            long stays = enrolled("staying", staying).id();
            long leaves = enrolled("leaving", leaving).id();
            begin();
            Await.until(
                    EVERY.multipliedBy(3),
                    "everything was tried",
                    () -> state(stays) == State.REACHABLE && state(leaves) == State.REACHABLE && silentOnes() == DEAD);

            estate.comparedSoon.clear();
            leaving.cutOff();
            Await.until(EVERY.multipliedBy(2), "it was missed", () -> state(leaves) == State.UNREACHABLE);
            Await.until(
                    Duration.ofSeconds(5),
                    "what was read from it before is looked at again",
                    () -> estate.comparedSoon.contains("server:" + leaves));
            assertThat(estate.comparedSoon).as("and nothing else is").hasSize(1);

            Reachability other = reach(stays);
            assertThat(other.state()).isEqualTo(State.REACHABLE);
            assertThat(other.checkedAt()).isAfter(Instant.now().minus(EVERY).minusSeconds(5));
        } finally {
            for (ServerSocket socket : silent) {
                socket.close();
            }
        }
    }

    private void begin() {
        ServerProbe probe = new ServerProbe();
        probe.rows = new CommittedRows();
        probe.hosts = new CommittedHosts();
        probe.readings = new NothingOld();
        probe.comparing = estate.bean(Comparing.class);
        checks.rows = probe.rows;
        checks.probe = probe;
        checks.threads = threads;
        checks.settings = new Settings(Map.of("INTENDANT_CHECK_EVERY", Long.toString(EVERY.toSeconds())));
        checks.start();
    }

    private Server enrolled(String name, LabHost host) {
        ServerDraft draft = Estate.draft(name);
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser("root");
        String[] key = host.hostKey().split(" ");
        return estate.server(draft, new HostKey(key[0], key[1]));
    }

    private long silentOnes() {
        return estate.does(() -> estate.db
                .entityManager()
                .createQuery("select count(r) from Reachability r where r.state = :state", Long.class)
                .setParameter("state", State.UNREACHABLE)
                .getSingleResult());
    }

    private State state(long id) {
        return reach(id).state();
    }

    private Reachability reach(long id) {
        return estate.does(() -> checks.rows.find(id).orElseGet(() -> new Reachability(id, Instant.EPOCH)));
    }

    /** Each call in a transaction of its own, as in the application. */
    private final class CommittedRows extends ReachabilityRows {
        private final ReachabilityRows rows = estate.bean(ReachabilityRows.class);

        @Override
        java.util.Optional<Reachability> find(long id) {
            return rows.find(id);
        }

        @Override
        public Reachability keep(long id, String trouble, boolean otherKey) {
            return estate.does(() -> rows.keep(id, trouble, otherKey));
        }

        @Override
        List<Long> claim(int most, Duration interval, boolean silentOnes) {
            return estate.does(() -> rows.claim(most, interval, silentOnes));
        }
    }

    private final class CommittedHosts extends ServerHosts {
        @Override
        public RemoteHost of(Target target) {
            return estate.does(() -> estate.serverHosts.of(target));
        }
    }

    private static final class NothingOld extends ReadingRows {
        @Override
        public boolean old(long serverId) {
            return false;
        }
    }
}
