package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.StepLog;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;

/** Real requests for names, made from where Intendant runs to the address at which others ask; and what nginx refused. */
@ApplicationScoped
public class NameTests {

    private static final int AT_ONCE = 8;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST = 1000;

    @Inject
    WantedNames wanted;

    @Inject
    HostNameRows rows;

    @Inject
    Servers servers;

    /** Asks for every name of a proxy that can be asked for, and remembers how each rule's ended. */
    @Allowed(Permission.APPLY_PLANS)
    public void now(long proxyId) {
        after(servers.get(proxyId).id(), StepLog.silent());
    }

    /** The same as the end of a change. */
    void after(long proxyId, StepLog log) {
        Wanted names = wanted.on(proxyId);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> answers = new ArrayList<>();
            names.items().stream()
                    .filter(item -> item.amiss().isEmpty() && item.rule().isTestable())
                    .forEach(item -> answers.add(pool.submit(() -> ask(item.rule(), names.place(), log))));
            for (Future<?> answer : answers) {
                answer.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void ask(HostName rule, String place, StepLog log) {
        String path = rule.basePath().equals("/") ? "/" : rule.basePath() + "/";
        List<NameRequest.Ended> ends = new ArrayList<>();
        boolean redirected = true;
        for (String domain : rule.domains().all().stream().limit(MOST_NAMES).toList()) {
            String name = domain.replace("*", "intendant-test");
            ends.add(new NameRequest(place, rule.port(), rule.https().isOn(), name, path).make());
            if (rule.https().isForced()) {
                NameRequest.Ended first = new NameRequest(place, 80, false, name, path).make();
                redirected &= first.redirects();
                ends.add(first);
            }
        }
        boolean answered = redirected && ends.stream().allMatch(NameRequest.Ended::answered);
        String said = ends.stream()
                .sorted((one, other) -> Boolean.compare(one.answered(), other.answered()))
                .map(NameRequest.Ended::said)
                .collect(Collectors.joining(" "));
        log.line(said);
        rows.tested(rule.id(), answered, Text.inert(said, LONGEST));
    }

    /** Nginx would not have it: its words stand beside the rules whose files it names, or beside all. */
    void refused(long proxyId, CommandFailed failed) {
        String said = Text.inert(String.valueOf(failed.getMessage()), LONGEST);
        List<HostName> all =
                wanted.on(proxyId).items().stream().map(Wanted.Item::rule).toList();
        List<HostName> named = all.stream()
                .filter(rule ->
                        rule.domains().all().stream().anyMatch(domain -> said.contains(NginxFiles.of(domain) + ":")))
                .toList();
        (named.isEmpty() ? all : named).forEach(rule -> rows.tested(rule.id(), false, said));
    }
}
