package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.intendant.operations.Changes;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** The list of operations: filters by state and by who started them, search by words or number. */
@Named
@ViewScoped
public class OperationsPage implements Serializable {

    @Inject
    transient Operations operations;

    @Inject
    transient Changes changes;

    private String search = "";
    private String state = "";
    private String mine = "";
    private String target = "";
    private transient @Nullable LazyRows<Operation> rows;

    @PostConstruct
    void fromAddress() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        state = parameters.getOrDefault("state", "");
        target = parameters.getOrDefault("target", "");
    }

    public LazyRows<Operation> getRows() {
        LazyRows<Operation> known = rows;
        if (known == null) {
            known = new LazyRows<>(
                    operations::page,
                    Operation::id,
                    () -> search,
                    () -> Map.of("state", state, "mine", mine, "target", target));
            rows = known;
        }
        return known;
    }

    /** Operations never were started, in contrast to none that matches. */
    public boolean isUnfiltered() {
        return search.isBlank() && state.isEmpty() && mine.isEmpty() && target.isEmpty();
    }

    public void clear() {
        search = "";
        state = "";
        mine = "";
        target = "";
    }

    /** The number of changes that this view shows, for the long poll. */
    public long getChanges() {
        return changes.number();
    }

    /** What a host or a person put into a title, inert. */
    public String shown(String text) {
        return Shown.text(text);
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }

    public String getMine() {
        return mine;
    }

    public void setMine(@Nullable String mine) {
        this.mine = mine == null ? "" : mine;
    }
}
