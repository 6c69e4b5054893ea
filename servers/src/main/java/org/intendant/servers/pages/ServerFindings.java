package org.intendant.servers.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.plans.Target;
import org.intendant.web.Pages;

/** How servers stand, read once while a page is drawn, which asks for it in many places; anew whenever something may change. */
@RequestScoped
class ServerFindings {
    @Inject
    Comparisons comparisons;

    private final Map<Target, List<Comparison>> found = new HashMap<>();
    private final Map<Target, Optional<Standing>> standings = new HashMap<>();

    List<Comparison> of(Target server) {
        return drawn(found, server, () -> comparisons.of(server));
    }

    Optional<Standing> standing(Target server) {
        return drawn(
                standings,
                server,
                () -> Optional.ofNullable(
                        comparisons.standings(List.of(server.key())).get(server.key())));
    }

    private static <T> T drawn(Map<Target, T> known, Target server, Supplier<T> read) {
        return Pages.drawing() ? known.computeIfAbsent(server, unknown -> read.get()) : read.get();
    }
}
