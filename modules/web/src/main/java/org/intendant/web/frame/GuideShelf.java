package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** All guides that ship, and which of them belongs to a page. */
@Named("guides")
@ApplicationScoped
public class GuideShelf {

    static final String ALL = "/guides.xhtml";

    @Inject
    @Any
    Instance<Guides> shipped;

    /** In the order of a first reading. */
    public List<Guide> getAll() {
        return shipped.stream()
                .sorted(Comparator.comparingInt(Guides::order))
                .flatMap(module -> module.guides().stream())
                .toList();
    }

    /** Where the guide to an area stands, below the context root; the list of all for an area without one. */
    public String href(String area) {
        return getAll().stream()
                .filter(guide -> guide.area().equals(area))
                .map(Guide::href)
                .findFirst()
                .orElse(ALL);
    }
}
