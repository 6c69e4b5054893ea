package org.intendant.people.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.intendant.web.LazyRows;
import org.intendant.web.ListAddress;
import org.intendant.web.ListKind;
import org.intendant.web.ListReading;
import org.intendant.web.ListState;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** How every list page begins: with what its address asks for, else with the caller's own view of it, else with all. */
@ApplicationScoped
public class Lists {

    @Inject
    Views views;

    @Inject
    HttpServletRequest request;

    /** The rows of a list as this request asks for them, read; call it once, when the page is made. */
    public <T> LazyRows<T> open(ListKind kind, Function<Query, Page<T>> page, Function<? super T, ?> key) {
        return new LazyRows<>(state(kind), page, key).ask();
    }

    private ListState state(ListKind kind) {
        List<SavedView> known = views.of(kind.name());
        Map<String, List<String>> asked = asked();
        Optional<SavedView> view = known.stream()
                .filter(saved -> asked.isEmpty()
                        ? saved.isStandard()
                        : asked.getOrDefault("view", List.of())
                                .contains(saved.getId().toString()))
                .findFirst();
        boolean onlyTheView = asked.isEmpty() || asked.keySet().equals(Set.of("view"));
        ListState state = ListReading.of(
                kind,
                onlyTheView && view.isPresent()
                        ? new LinkedHashMap<>(ListAddress.parameters(view.get().getQuery()))
                        : asked);
        boolean opensWithOne = known.stream().anyMatch(SavedView::isStandard);
        state.setView(view.map(saved -> saved.getId().toString()).orElse(opensWithOne ? ListReading.ALL : ""));
        view.flatMap(SavedView::getColumns)
                .or(() -> view.isPresent() ? Optional.empty() : views.columns(kind.name()))
                .ifPresent(state::choose);
        return state;
    }

    /** What stands in the address; a form that is sent brings its fields, which are no question. */
    private Map<String, List<String>> asked() {
        String query = request.getQueryString();
        return query == null || !request.getMethod().equals("GET") ? Map.of() : ListAddress.parameters(query);
    }
}
