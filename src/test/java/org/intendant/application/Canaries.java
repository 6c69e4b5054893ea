package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.demo.Reply;

/** Texts that must not come out, and where they came out all the same. */
final class Canaries {

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> withheld = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();
    private int searched;

    /** Nobody is ever told this. */
    void secret(String what, String text) {
        assertThat(text).as(what).hasSizeGreaterThan(6);
        secrets.put(what, text);
    }

    /** Operators and administrators may read this, nobody else. */
    void output(String what, String text) {
        withheld.put(what, text);
    }

    void search(String role, String where, Reply reply) {
        String whole = reply.headers() + reply.body();
        look(secrets, role + ": " + where, whole);
        if (Set.of("member", "viewer").contains(role)) {
            look(withheld, role + ": " + where, whole);
        }
        searched++;
    }

    private void look(Map<String, String> texts, String where, String whole) {
        texts.forEach((what, text) -> {
            if (whole.contains(text)) {
                found.add(where + " tells " + what);
            }
        });
    }

    void mustHaveStayedInside() {
        assertThat(searched).as("answers that were searched").isGreaterThan(50);
        assertThat(secrets).hasSizeGreaterThan(8);
        assertThat(found).isEmpty();
    }
}
