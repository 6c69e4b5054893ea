package org.intendant.portforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intendant.hosts.HostReading;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.StepLog;
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.Server;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.Servers;
import org.intendant.servers.path.PathWalker;
import org.intendant.servers.path.ServedPath;

/** Real connections through forwards, made from where Intendant runs to the address at which others use them. */
@ApplicationScoped
public class PortTests {

    private static final int AT_ONCE = 16;

    @Inject
    WantedForwards wanted;

    @Inject
    PortForwardRows rows;

    @Inject
    PortPathProbe paths;

    @Inject
    PathWalker walker;

    @Inject
    Servers servers;

    @Inject
    ServerHosts hosts;

    /**
     * Tries every forward of a hypervisor that can be tried, and remembers how each ended.
     *
     * @throws org.intendant.plans.HostUnreachable when it does not say which addresses it has
     */
    @Allowed(Permission.APPLY_PLANS)
    public void now(long hypervisorId) {
        Server hypervisor = servers.get(hypervisorId);
        HostReading reading = HostReading.of(hosts.of(hypervisor.target()), NatFiles.reading());
        tried(hypervisorId, new NatReading(hypervisor.name(), reading.text()).addresses(), StepLog.silent());
    }

    /**
     * The same as the end of a change, and why those that do not answer are down.
     *
     * @param addresses the hypervisor's own, as it says
     */
    void after(long hypervisorId, List<String> addresses, StepLog log) {
        walker.after(hypervisorId, PortForwards.PATH, tried(hypervisorId, addresses, log), log);
    }

    /** Those that did not answer. */
    private List<ServedPath> tried(long hypervisorId, List<String> addresses, StepLog log) {
        Wanted forwards = wanted.on(hypervisorId);
        PortAddresses places = new PortAddresses(forwards, addresses);
        List<ServedPath> silent = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Wanted.Item, Future<PortAnswer>> answers = new LinkedHashMap<>();
            forwards.possible()
                    .filter(item -> item.forward().isTestable())
                    .forEach(item ->
                            answers.put(item, pool.submit(() -> PortAnswer.of(item, places.of(item.leads())))));
            List<PortForwardRows.Tried> tried = new ArrayList<>();
            for (Map.Entry<Wanted.Item, Future<PortAnswer>> future : answers.entrySet()) {
                PortAnswer answer = future.getValue().get();
                log.line(answer.name() + ": " + answer.said());
                if (answer.tried()) {
                    tried.add(answer.kept());
                }
                if (!answer.answered()) {
                    silent.add(paths.served(future.getKey().forward()));
                }
            }
            rows.tested(tried);
            forwards.possible()
                    .filter(item -> !item.forward().isTestable())
                    .forEach(item -> log.line(item.forward().name() + ": cannot be tested from here."));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            pool.shutdownNow();
        }
        return silent;
    }
}
