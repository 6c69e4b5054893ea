package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;

/** Accounts that shall have a key against those that have one. Reads in one round trip; never replaces a key. */
@ApplicationScoped
class KeyPairPlanner implements Planner {

    static final String KIND = "key-pairs";

    @Inject
    KeyPairRows rows;

    @Inject
    ServerHosts hosts;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Keys of accounts";
    }

    @Override
    public Stream<Target> targets() {
        return rows.targets().stream();
    }

    @Override
    public void reach(Target target) {
        hosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        List<String> wanted = rows.of(target.id());
        if (wanted.isEmpty()) {
            return Plan.of(target, List.of());
        }
        RemoteHost host = hosts.of(target);
        Map<String, List<FoundKey>> found = KeyPairsText.read(host, wanted);
        List<KeyPairStep> steps = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (String account : wanted) {
            List<FoundKey> keys = found.get(account);
            if (keys == null) {
                remarks.add(
                        "There is no account " + account + " on the host yet: apply the plan of its accounts first.");
            } else if (keys.stream().allMatch(key -> key.line().isEmpty())) {
                steps.add(new KeyPairStep(host, account, account + "@" + target.name()));
            }
        }
        return new Plan(target, List.copyOf(steps), remarks);
    }
}
