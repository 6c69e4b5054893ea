package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.NavigationEntry;
import org.intendant.web.SignedIn;
import org.intendant.web.Sought;

/** The pages of the navigation and the person's own, for Ctrl+K. */
@ApplicationScoped
class PagesTarget implements JumpTarget {

    @Inject
    @Any
    Instance<NavigationEntry> entries;

    @Inject
    @Any
    Instance<SignedIn> signedIn;

    @Override
    public String title() {
        return "Pages";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(suggested(), page -> FoundBy.of(page.word(), page.detail()), page -> page);
    }

    @Override
    public List<Jump> suggested() {
        Stream<Jump> navigation = entries.stream()
                .filter(NavigationEntry::visible)
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .map(entry -> Jump.to(entry.word(), entry.group(), entry.icon(), entry.href()));
        Stream<Jump> own = signedIn.stream()
                .filter(SignedIn::present)
                .flatMap(person -> person.links().stream())
                .map(link -> Jump.to(link.word(), "", link.icon(), link.href()));
        return Stream.concat(navigation, own).toList();
    }
}
