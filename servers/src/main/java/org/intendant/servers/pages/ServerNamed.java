package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.ByName;

/** A server in a field that offers servers. */
@Named
@ApplicationScoped
public class ServerNamed extends ByName {
    @Inject
    Servers servers;

    @Override
    protected Optional<Long> key(String typed) {
        return servers.called(List.of(typed)).values().stream().findFirst();
    }

    @Override
    protected Optional<String> name(long key) {
        return servers.chosen(List.of(key), List.of()).stream()
                .map(Target::name)
                .findFirst();
    }

    @Override
    protected String nothing(String typed) {
        return missing(typed);
    }

    static String missing(String typed) {
        return "There is no server called “" + Text.inert(typed.strip(), 100) + "”, or you may not see it.";
    }
}
