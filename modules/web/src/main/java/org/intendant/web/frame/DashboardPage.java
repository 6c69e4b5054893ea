package org.intendant.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.intendant.web.DashboardCard;
import org.intendant.web.DashboardCard.Tile;
import org.intendant.web.DashboardCard.ToDo;
import org.intendant.web.FirstStep;
import org.intendant.web.RecentChanges;
import org.jspecify.annotations.Nullable;

/** The overview: the verdict in a sentence, a tile per feature, what needs a decision, and what was changed lately. */
@Named
@RequestScoped
public class DashboardPage {

    private static final int TO_DOS = 12;
    private static final int CHANGES = 8;

    @Inject
    @Any
    Instance<DashboardCard> cards;

    @Inject
    @Any
    Instance<FirstStep> firstSteps;

    @Inject
    @Any
    Instance<RecentChanges> changes;

    private @Nullable List<DashboardCard> visible;
    private @Nullable List<Tile> tiles;
    private @Nullable List<ToDo> toDos;
    private @Nullable FirstSteps steps;
    private @Nullable Verdict verdict;
    private @Nullable List<RecentChanges.Change> latest;

    /** Each visible card's tile, read once per view. */
    public List<Tile> getTiles() {
        if (tiles == null) {
            tiles = visible().stream().map(DashboardCard::tile).toList();
        }
        return tiles;
    }

    /** What needs a person, the worst first. */
    public List<ToDo> getToDos() {
        if (toDos == null) {
            toDos = visible().stream()
                    .flatMap(card -> card.toDos().stream())
                    .sorted(Comparator.comparingInt(toDo -> Verdict.urgency(toDo.state())))
                    .toList();
        }
        return toDos;
    }

    /** As many of them as the page shows. */
    public List<ToDo> getFirstToDos() {
        return getToDos().stream().limit(TO_DOS).toList();
    }

    public Verdict getVerdict() {
        if (verdict == null) {
            String basis = visible().stream()
                    .map(DashboardCard::basis)
                    .filter(sentence -> !sentence.isEmpty())
                    .collect(Collectors.joining(" "));
            verdict = Verdict.of(getTiles(), basis);
        }
        return verdict;
    }

    /** What the first card with something to do offers, or null. */
    public DashboardCard.@Nullable Next getNext() {
        return visible().stream()
                .map(DashboardCard::next)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a fresh installation still lacks, with what is done already. */
    public FirstSteps getFirstSteps() {
        if (steps == null) {
            steps = FirstSteps.of(firstSteps.stream());
        }
        return steps;
    }

    public boolean isChangesShown() {
        return changes.stream().anyMatch(RecentChanges::visible);
    }

    public List<RecentChanges.Change> getChanges() {
        if (latest == null) {
            latest = changes.stream()
                    .filter(RecentChanges::visible)
                    .flatMap(source -> source.latest(CHANGES).stream())
                    .toList();
        }
        return latest;
    }

    public String getChangesHref() {
        return changes.stream().findFirst().map(RecentChanges::href).orElse("");
    }

    private List<DashboardCard> visible() {
        if (visible == null) {
            visible = cards.stream()
                    .filter(DashboardCard::visible)
                    .sorted(Comparator.comparingInt(DashboardCard::order))
                    .toList();
        }
        return visible;
    }
}
