package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.operations.Operation;
import org.intendant.operations.RecentOperations;
import org.intendant.operations.TitledOperation;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** Operations, for Ctrl+K: any of them by its number, the latest by their words and by who started them. */
@ApplicationScoped
class OperationsTarget implements JumpTarget {

    @Inject
    RecentOperations recent;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Operations";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Jump> find(Sought sought) {
        if (!may()) {
            return List.of();
        }
        String number = sought.text().startsWith("#") ? sought.text().substring(1) : sought.text();
        List<Long> numbers = number.matches("[0-9]{1,18}") ? List.of(Long.valueOf(number)) : List.of();
        return sought.best(
                recent.titled(numbers), one -> texts(one, numbers.contains(one.id())), OperationsTarget::jump);
    }

    @Override
    public Map<String, Jump> opened(Collection<String> hrefs) {
        List<Long> numbers = Jump.keys(Operation.PAGE, hrefs);
        return numbers.isEmpty() || !may()
                ? Map.of()
                : recent.numbered(numbers).stream()
                        .map(OperationsTarget::jump)
                        .collect(Collectors.toMap(Jump::href, jump -> jump));
    }

    private boolean may() {
        return actor.find().filter(who -> who.may(Permission.SEE_OPERATIONS)).isPresent();
    }

    /** A number counts as a whole only: the beginning of one means nothing. */
    private static FoundBy texts(TitledOperation operation, boolean byNumber) {
        return byNumber
                ? FoundBy.of(Long.toString(operation.id()), "#" + operation.id())
                : FoundBy.of(operation.title(), operation.subject(), operation.actorName());
    }

    private static Jump jump(TitledOperation operation) {
        return Jump.to(
                Shown.text(operation.title()),
                "#" + operation.id() + " · " + operation.state().badge().getWord() + " · " + operation.actorName(),
                "pi-bolt",
                operation.href());
    }
}
