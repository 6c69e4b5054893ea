package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Keys of people, for Ctrl+K: by name, and by the fingerprint that sshd writes into its log. */
@ApplicationScoped
class KeysTarget implements JumpTarget {

    private static final int SHORTEST = 3;
    private static final int MOST = 20;

    @Inject
    PersonKeys keys;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "SSH keys";
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may = actor.find().filter(who -> who.may(Permission.SEE_PEOPLE)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        keys.page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        key -> FoundBy.of(key.comment(), key.fingerprint()),
                        KeysTarget::jump)
                : List.of();
    }

    private static Jump jump(KeyRow key) {
        return Jump.to(
                key.comment().isEmpty() ? key.fingerprint() : key.comment(),
                key.username() + " · " + key.kind(),
                "pi-key",
                "/people/person.xhtml?id=" + key.personId() + "#keys");
    }
}
