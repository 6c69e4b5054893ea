package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Written files in the navigation. */
@ApplicationScoped
class FilesEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Fleet";
    }

    @Override
    public String area() {
        return "files";
    }

    @Override
    public String word() {
        return "Files";
    }

    @Override
    public String icon() {
        return "pi-file";
    }

    @Override
    public String href() {
        return "/operations/files.xhtml";
    }

    @Override
    public int order() {
        return 160;
    }

    @Override
    public boolean visible() {
        return actor.find().map(who -> who.may(Permission.SEE_SERVERS)).orElse(false);
    }
}
