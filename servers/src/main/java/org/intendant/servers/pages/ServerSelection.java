package org.intendant.servers.pages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.intendant.plans.Target;
import org.intendant.web.ListState;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Servers that somebody chose in the list: some that were ticked, on whatever page, or all that match. Another search or
 * filter ends the choice, so that nothing is touched that is not among what is shown.
 */
public final class ServerSelection implements Serializable {

    private final ListState list;
    private List<ServerLine> ticked = new ArrayList<>();
    private transient List<Target> all = List.of();
    private @Nullable Query madeAmong;

    ServerSelection(ListState list) {
        this.list = list;
    }

    /** Chooses everything that matches. */
    void choose(List<Target> matching) {
        madeAmong = list.narrowing();
        ticked = new ArrayList<>();
        all = matching;
    }

    void clear() {
        ticked = new ArrayList<>();
        all = List.of();
    }

    private void endIfOver() {
        if (!list.narrowing().equals(madeAmong)) {
            clear();
        }
    }

    /** What is chosen now, by name. */
    public List<Target> targets() {
        endIfOver();
        return all.isEmpty() ? ticked.stream().map(line -> line.row().target()).toList() : all;
    }

    public int size() {
        endIfOver();
        return all.isEmpty() ? ticked.size() : all.size();
    }

    /** Whether it is all that match, so that single rows cannot be ticked. */
    public boolean isEverything() {
        endIfOver();
        return !all.isEmpty();
    }

    /** As the table reads it. */
    public List<ServerLine> getTicked() {
        endIfOver();
        return ticked;
    }

    /** As the table says it. Without boxes to tick, as while all are chosen, it says that there is nothing. */
    public void setTicked(@Nullable List<ServerLine> lines) {
        if (isEverything()) {
            return;
        }
        madeAmong = list.narrowing();
        ticked = lines == null ? new ArrayList<>() : new ArrayList<>(new LinkedHashSet<>(lines));
    }
}
