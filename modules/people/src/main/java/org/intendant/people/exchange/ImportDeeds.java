package org.intendant.people.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** Bringing lists in, for Ctrl+K, as far as whoever asks may. */
@ApplicationScoped
class ImportDeeds implements JumpTarget {

    @Inject
    FilesMenu menu;

    @Inject
    @Any
    Instance<Importable> kinds;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 74;
    }

    @Override
    public List<Jump> find(Sought sought) {
        List<Jump> deeds = kinds.stream()
                .filter(kind -> menu.mayImport(kind.kind()))
                .sorted(Comparator.comparing(Importable::kind))
                .map(kind -> Jump.to(
                        "Import " + kind.many() + " from a file",
                        "",
                        "pi-upload",
                        "/lists/import.xhtml?kind=" + kind.kind()))
                .toList();
        return sought.best(deeds, deed -> FoundBy.of(deed.word()), deed -> deed);
    }
}
