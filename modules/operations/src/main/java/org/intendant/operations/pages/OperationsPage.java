package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.intendant.operations.Changes;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.Operations;
import org.intendant.operations.Plans;
import org.intendant.people.views.Lists;
import org.intendant.plans.Target;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** The list of operations: filters by state, by what they are about and by who started them, search by words or number. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class OperationsPage implements Serializable {

    static final ListKind LIST = ListKind.at("operations", "/operations/operations.xhtml", 25)
            .filteredBy("state", "mine", "target", "kind")
            .sortedBy("id", "title", "state", "actorName")
            .showing(
                    ListColumn.always("title", "Operation"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("hosts", "Hosts"),
                    ListColumn.usual("actorName", "Started by"),
                    ListColumn.usual("took", "Took"),
                    ListColumn.more("id", "Number"),
                    ListColumn.more("created", "Asked for"));

    @Inject
    transient Operations operations;

    @Inject
    transient Plans plans;

    @Inject
    transient Changes changes;

    @Inject
    transient Lists lists;

    private transient LazyRows<Operation> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, operations::page, Operation::id);
    }

    public LazyRows<Operation> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }

    public void clear() {
        getList().clear();
    }

    /** What is shown alone, where that is not everything. */
    public String getNarrowed() {
        Map<String, String> filters = getList().getFilters();
        String target = filters.getOrDefault("target", "");
        return Narrowed.words(
                plans.title(filters.getOrDefault("kind", "")),
                target,
                rows.top().filter(any -> !target.isEmpty()).flatMap(operation -> name(operation, target)));
    }

    private Optional<String> name(Operation operation, String target) {
        return operations.parts(operation.id()).stream()
                .map(OperationPart::target)
                .filter(one -> one.key().equals(target))
                .map(Target::name)
                .findFirst();
    }

    /** Shows what is about any thing again, and of any kind. */
    public void everything() {
        getList().getFilters().put("target", "");
        getList().getFilters().put("kind", "");
    }

    /** The number of changes that this view shows, for the long poll. */
    public long getChanges() {
        return changes.number();
    }

    /** What a host or a person put into a title, inert. */
    public String shown(String text) {
        return Shown.text(text);
    }
}
