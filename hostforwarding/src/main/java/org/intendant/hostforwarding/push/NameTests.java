package org.intendant.hostforwarding.push;

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
import java.util.stream.Collectors;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.intendant.servers.path.Finding;
import org.intendant.servers.path.PathWalker;
import org.intendant.servers.path.ServedPath;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;

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
    PathWalker walker;

    @Inject
    Servers servers;

    /** Asks for every name of a proxy that can be asked for, and remembers how each rule's ended. */
    @Allowed(Permission.APPLY_PLANS)
    public void now(long proxyId) {
        tried(servers.get(proxyId).id(), StepLog.silent());
    }

    /** The same as the end of a change, and why those that do not answer are down. */
    void after(long proxyId, StepLog log) {
        walker.after(proxyId, HostNames.PATH, tried(proxyId, log), log);
    }

    /** Those that did not answer. */
    private List<ServedPath> tried(long proxyId, StepLog log) {
        List<ServedPath> silent = new ArrayList<>();
        Wanted names = wanted.on(proxyId);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<HostName, Future<Finding>> answers = new LinkedHashMap<>();
            names.items().stream()
                    .filter(item -> item.amiss().isEmpty() && item.rule().isTestable())
                    .forEach(item -> answers.put(item.rule(), pool.submit(() -> ask(item.rule(), names.place()))));
            for (Map.Entry<HostName, Future<Finding>> answer : answers.entrySet()) {
                log.line(answer.getValue().get().sentence());
                if (answer.getValue().get().state() != State.PASSABLE) {
                    silent.add(NamePathProbe.served(answer.getKey(), new Target("server", proxyId, names.host())));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            pool.shutdownNow();
        }
        return silent;
    }

    /** As {@link #now}, for one rule. */
    Finding asked(HostName rule) {
        return rule.isTestable()
                ? ask(rule, wanted.on(rule.proxyId()).place())
                : Finding.unknown("It is open for some only: it cannot be tested from here.");
    }

    /** A name that this one holds: itself but for a star. */
    static String asked(String domain) {
        return domain.replace("*", "intendant-test");
    }

    private Finding ask(HostName rule, String place) {
        String path = rule.basePath().equals("/") ? "/" : rule.basePath() + "/";
        List<NameRequest.Ended> ends = new ArrayList<>();
        boolean redirected = true;
        for (String domain : rule.domains().all().stream().limit(MOST_NAMES).toList()) {
            String name = asked(domain);
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
        rows.tested(rule.id(), answered, Text.inert(said, LONGEST));
        return answered ? Finding.passable(said) : Finding.broken(said, "");
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
