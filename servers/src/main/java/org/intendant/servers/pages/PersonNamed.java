package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.intendant.servers.typed.Text;
import org.intendant.web.ByName;

/** A person in a field that offers people. */
@Named
@ApplicationScoped
public class PersonNamed extends ByName {
    @Inject
    PersonNames people;

    @Override
    protected Optional<Long> key(String typed) {
        return people.id(typed);
    }

    @Override
    protected Optional<String> name(long key) {
        return Optional.ofNullable(people.of(List.of(key)).get(key));
    }

    @Override
    protected String nothing(String typed) {
        return missing(typed);
    }

    static String missing(String typed) {
        return "There is nobody called “" + Text.inert(typed.strip(), 64) + "”.";
    }
}
