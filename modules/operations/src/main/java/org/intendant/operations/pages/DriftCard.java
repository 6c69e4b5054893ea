package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Ages;
import org.intendant.web.DashboardCard;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Is everything as wanted, and since when do we know? */
@RequestScoped
class DriftCard implements DashboardCard {

    private static final int TO_DOS = 10;

    @Inject
    CurrentActor actor;

    @Inject
    Comparisons comparisons;

    @Inject
    DriftSummary counted;

    @Inject
    Ages ages;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean visible() {
        return actor.find().map(who -> who.may(Permission.SEE_SERVERS)).orElse(false);
    }

    @Override
    public Tile tile() {
        Summary summary = summary();
        if (summary.total() == 0) {
            return nothingYet();
        }
        List<Note> notes = new ArrayList<>();
        if (summary.differ() > 0) {
            notes.add(new Note(State.DIFFERS, String.valueOf(summary.differ())));
        }
        if (summary.unknown() > 0) {
            notes.add(new Note(State.UNKNOWN, String.valueOf(summary.unknown())));
        }
        Instant oldest = summary.oldest();
        if (notes.isEmpty() && oldest != null) {
            notes.add(new Note(State.IN_SYNC, "oldest " + ages.since(oldest)));
        }
        return new Tile(
                "As wanted",
                "pi-check-circle",
                String.valueOf(summary.inSync()),
                "of " + summary.total() + " compared",
                notes,
                "/operations/drift.xhtml",
                summary.differ() > 0 ? Trouble.DECISION : summary.unknown() > 0 ? Trouble.UNKNOWN : Trouble.NONE,
                verdict(summary));
    }

    private static String verdict(Summary summary) {
        if (summary.differ() > 0) {
            return summary.differ() == 1
                    ? "1 server differs from what you want."
                    : summary.differ() + " servers differ from what you want.";
        }
        if (summary.unknown() > 0) {
            return summary.unknown() == 1
                    ? "How 1 server stands is unknown."
                    : "How " + summary.unknown() + " servers stand is unknown.";
        }
        return "Everything is as wanted.";
    }

    private static Tile nothingYet() {
        return new Tile(
                "As wanted",
                "pi-check-circle",
                "None",
                "compared",
                List.of(),
                "/operations/drift.xhtml",
                Trouble.UNKNOWN,
                "Nothing is compared yet.");
    }

    @Override
    public String basis() {
        Summary summary = summary();
        Instant oldest = summary.oldest();
        if (summary.total() == 0) {
            return "Once something is wanted on a server, Intendant compares it with what is there.";
        }
        return summary.inSync() + " of " + summary.total() + (summary.total() == 1 ? " server was" : " servers were")
                + " read back as wanted" + (oldest == null ? "." : ", the oldest answer " + ages.since(oldest) + ".");
    }

    @Override
    public @Nullable Next next() {
        long differ = summary().differ();
        return differ == 0 || !mayApply()
                ? null
                : new Next(
                        differ == 1 ? "Review 1 plan" : "Review " + differ + " plans",
                        differ == 1 ? toDos().get(0).href() : "/operations/drift.xhtml");
    }

    private boolean mayApply() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    private Summary summary() {
        return counted.get();
    }

    @Override
    public List<ToDo> toDos() {
        return comparisons.page(new Query("", Map.of("state", "differs"), "", false, 0, TO_DOS)).rows().stream()
                .map(this::toDo)
                .toList();
    }

    private ToDo toDo(Comparison comparison) {
        return new ToDo(
                comparison.state(),
                comparison.title() + " on " + comparison.target().name() + " differ from what you want",
                comparison.sentences().isEmpty()
                        ? ""
                        : Shown.text(comparison.sentences().get(0))
                                + (comparison.sentences().size() > 1
                                        ? ", and " + (comparison.sentences().size() - 1) + " more"
                                        : ""),
                comparison.checked(),
                mayApply() ? "Review" : "Open",
                mayApply() ? comparison.planHref() : comparison.targetHref());
    }
}
