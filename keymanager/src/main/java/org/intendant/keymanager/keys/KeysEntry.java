package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Keys of people in the navigation. */
@ApplicationScoped
class KeysEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "keys";
    }

    @Override
    public String word() {
        return "SSH keys";
    }

    @Override
    public String icon() {
        return "pi-key";
    }

    @Override
    public String href() {
        return "/keymanager/keys.xhtml";
    }

    @Override
    public int order() {
        return 520;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_PEOPLE)).isPresent();
    }
}
