package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.AfterCommit;
import org.intendant.data.Settings;
import org.intendant.operations.life.Comparing;
import org.intendant.operations.life.Planners;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.FileRows;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What every planner last found on every target, each with its age. Planned regularly, in the background, once for all. */
@ApplicationScoped
public class Comparisons {

    /** How long hosts are left alone after a change of what is wanted: what they fetch of themselves is made first. */
    public static final Duration HEAD_START = Duration.ofSeconds(1);

    private static final Set<String> FILTERS = Set.of("state", "kind", "target");

    @Inject
    ComparisonRows rows;

    @Inject
    FileRows files;

    @Inject
    Planners planners;

    @Inject
    Comparing comparing;

    @Inject
    AfterCommit afterCommit;

    @Inject
    CurrentActor actor;

    @Inject
    Signals signals;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Everything that was compared on this target: what differs first. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Comparison> of(Target target) {
        actor.mustOwn(target);
        return rows.list(
                Filter.none().and("o.target_key = ?", target.key()), planners::title, Query.all(), clock.instant());
    }

    /** How targets stand, by their {@link Target#key()}, in one statement. A target without any comparison is left out. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, Standing> standings(Collection<String> targetKeys) {
        return rows.standings(targetKeys);
    }

    /**
     * How targets stand by one planner, by their {@link Target#key()}, in one statement, also such as the caller may not see. In
     * sync is what was read back since it is wanted so; a target that the planner does not look at is left out.
     */
    @Allowed(Permission.SEE_ACCESS)
    @Transactional
    public Map<String, ReadBack> readBack(String kind, Collection<String> targetKeys) {
        return rows.readBack(kind, targetKeys, clock.instant(), settings.compareEvery());
    }

    /** How many things differ of one kind, by the key of each target where some do, in one statement. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, Integer> differing(String kind) {
        return rows.differing(mine().and("o.kind = ?", kind));
    }

    /** Keys of targets of one type on which something differs, that the caller may see: at most so many, in one statement. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> differingTargets(String type, int most) {
        return rows.differingTargets(mine().and("o.target_type = ?", type), most);
    }

    /**
     * What differs or is unknown, that the caller may see.
     *
     * @param query sorts by {@code name} and {@code checked}; filters {@code state} ({@code differs}, {@code unknown}, {@code in_sync}, {@code ignored}, {@code adoptable}, {@code all}), {@code kind},
     *     {@code target}; its search looks for a target's name
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<Comparison> page(Query query) {
        return new Page<>(rows.list(filter(query), planners::title, query, clock.instant()), rows.count(filter(query)));
    }

    /** Counts of targets over all that the caller may see, in one statement. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public Summary summary() {
        return rows.summary(mine());
    }

    /** The same of targets of one type, such as {@code server}. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Summary summary(String type) {
        return rows.summary(mine().and("o.target_type = ?", type));
    }

    /** {@link Summary#differ} of {@link #summary()} alone, which costs far less. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public long differ() {
        return rows.countDiffering(mine());
    }

    /** Has this target compared by every planner as soon as this transaction is committed. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareSoon(Target target) {
        actor.mustOwn(target);
        rows.due(List.of(target.key()), clock.instant());
        afterCommit.run(comparing::soon);
    }

    /** Has all these targets compared as soon as this transaction is committed. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareSoon(Collection<Target> targets) {
        targets.forEach(actor::mustOwn);
        rows.due(keys(targets), clock.instant());
        afterCommit.run(comparing::soon);
    }

    /**
     * Has targets compared on which something is wanted differently now, whoever changed that, also who may not see them: a
     * person who removes a key of his own. That begins {@link #HEAD_START} later.
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void wantedOtherwise(Collection<Target> targets) {
        rows.due(keys(targets), clock.instant().plus(HEAD_START));
        afterCommit.run(() -> comparing.soonAfter(HEAD_START));
    }

    private static List<String> keys(Collection<Target> targets) {
        return targets.stream().map(Target::key).toList();
    }

    /**
     * The same by the target's key.
     *
     * @param key as in {@code server:12}
     * @throws Refused as not found when nothing is compared there that the caller may see
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareSoon(String key) {
        Target target = planners.all().stream()
                .flatMap(planner -> planners.target(planner, key).stream())
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Refused.Why.NOT_FOUND, "Nothing is compared there, or you may not see it."));
        compareSoon(target);
    }

    /** What each planner plans for, as far as the caller may see it, by the planner's kind. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, List<Target>> targets() {
        Set<String> owned = actor.seesAll() ? Set.of() : actor.ownedKeys();
        return planners.all().stream()
                .collect(Collectors.toMap(
                        Planner::kind,
                        planner -> planner.targets()
                                .filter(target -> actor.seesAll() || owned.contains(target.key()))
                                .toList()));
    }

    /** Has every target compared now; for those who see all of them. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareAllSoon() {
        Instant now = clock.instant();
        if (actor.seesAll()) {
            rows.allDue(now);
        } else {
            rows.due(actor.ownedKeys(), now);
        }
        afterCommit.run(comparing::soon);
    }

    /** Forgets what was found on a target that is being removed; the history of its files stays for its time. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void forget(Target target) {
        actor.mustOwn(target);
        rows.forget(target.key());
        files.gone(target.key(), clock.instant());
        afterCommit.run(signals::changed);
    }

    private Filter filter(Query query) {
        query.only(FILTERS, ComparisonRows.sorts());
        Filter filter = mine();
        String state = query.filter("state").toUpperCase(Locale.ROOT);
        if (state.isEmpty()) {
            filter.and("o.state <> 'IN_SYNC'");
        } else if (state.equals("IGNORED")) {
            filter.and(
                    "o.state = 'DIFFERS' and exists (select 1 from ignored_difference i where i.kind = o.kind and"
                            + " i.target_key = o.target_key and i.digest = o.digest and i.ends > ?)",
                    clock.instant());
        } else if (state.equals("ADOPTABLE")) {
            filter.and("o.adoptable > 0");
        } else if (!state.equals("ALL")) {
            filter.and("o.state = ?", state(state));
        }
        if (!query.filter("kind").isEmpty()) {
            filter.and("o.kind = ?", query.filter("kind"));
        }
        if (!query.filter("target").isEmpty()) {
            filter.and("o.target_key = ?", query.filter("target"));
        }
        if (!query.search().isEmpty()) {
            filter.and("position(? in lower(o.target_name)) > 0", query.search().toLowerCase(Locale.ROOT));
        }
        return filter;
    }

    private static State state(String name) {
        if (!Set.of("IN_SYNC", "DIFFERS", "UNKNOWN").contains(name)) {
            throw new Refused("state", "There is no state “" + name.toLowerCase(Locale.ROOT) + "”.");
        }
        return State.valueOf(name);
    }

    private Filter mine() {
        return actor.seesAll() ? Filter.none() : Filter.none().andOneOf("o.target_key", actor.ownedKeys());
    }

    /**
     * Targets by their standing.
     *
     * @param oldest when the oldest comparison was made, or null when one is missing or there is none
     */
    public record Summary(
            long inSync,
            long differ,
            long unknown,
            @Nullable Instant oldest) {

        public long total() {
            return inSync + differ + unknown;
        }
    }
}
