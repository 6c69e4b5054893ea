package org.intendant.people.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** What Ctrl+K offers to do about people and one's own account. */
@ApplicationScoped
class PeopleDeeds implements JumpTarget {

    private static final Jump ADD = Jump.to("Add a person", "", "pi-user-plus", "/people/newperson.xhtml");
    private static final Jump GROUP = Jump.to("Add a group of people", "", "pi-plus", "/people/newgroup.xhtml");
    private static final Jump PASSWORD = Jump.to("Change your password", "", "pi-lock", "/people/profile.xhtml#w");
    private static final Jump SIGN_INS =
            Jump.to("See where you are signed in", "", "pi-desktop", "/people/profile.xhtml#s");

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 72;
    }

    @Override
    public List<Jump> find(Sought sought) {
        List<Jump> all = new ArrayList<>(suggested());
        all.addAll(List.of(PASSWORD, SIGN_INS));
        return sought.best(all, deed -> FoundBy.of(deed.word()), deed -> deed);
    }

    @Override
    public List<Jump> suggested() {
        List<Jump> deeds = new ArrayList<>();
        if (may(Permission.CHANGE_PEOPLE)) {
            deeds.add(ADD);
        }
        if (may(Permission.ADD_GROUPS)) {
            deeds.add(GROUP);
        }
        return deeds;
    }

    private boolean may(Permission permission) {
        return actor.find().filter(who -> who.may(permission)).isPresent();
    }
}
