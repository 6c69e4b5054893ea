package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** The guides that ship, for Ctrl+K: by title and by what one learns there. */
@ApplicationScoped
class GuidesTarget implements JumpTarget {

    @Inject
    GuideShelf shelf;

    @Override
    public String title() {
        return "Guides";
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(
                shelf.getAll(),
                guide -> FoundBy.of("guide " + guide.title(), guide.sentence()),
                guide -> Jump.to("Guide: " + guide.title(), "", guide.icon(), guide.href()));
    }
}
