package org.intendant.people.exchange;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;

/** What the menu of files on a list offers to whoever looks. */
@Named("listFiles")
@RequestScoped
public class FilesMenu {

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<Importable> kinds;

    /** Whether he may import this kind. */
    public boolean mayImport(String kind) {
        return actor.get().may(Permission.IMPORT)
                && kinds.stream()
                        .anyMatch(found ->
                                found.kind().equals(kind) && actor.get().may(found.needed()));
    }

    /** Whether this list goes out as a file that comes in again. */
    public boolean known(String kind) {
        return isMayExport() && kinds.stream().anyMatch(found -> found.kind().equals(kind));
    }

    public boolean isMayExport() {
        return actor.get().may(Permission.EXPORT);
    }
}
