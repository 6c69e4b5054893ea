package org.intendant.people.links;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.intendant.plans.Refused;

/** Where a one-time link leads: the person chooses a password and is signed in. */
@Named
@RequestScoped
public class LinkPage extends LinkForm {

    /** For whom it is; empty when the link opens nothing. */
    public String getUsername() {
        return owner().orElse("");
    }

    private Optional<String> owner() {
        try {
            return Optional.of(links.look(getLink()));
        } catch (Refused closed) {
            return Optional.empty();
        }
    }

    public void use() {
        enter(links.use(getLink(), chosen()));
    }
}
