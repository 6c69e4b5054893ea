package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Blocks of nginx around a place, the innermost first: what an inner one says of a thing is all that is said of it. */
record Scope(List<Directive> blocks) {

    Scope {
        blocks = List.copyOf(blocks);
    }

    Scope within(Directive inner) {
        return new Scope(Stream.concat(Stream.of(inner), blocks.stream()).toList());
    }

    /** In their order. */
    List<Directive> all(String... names) {
        return blocks.stream()
                .map(block -> block.inside()
                        .filter(one -> List.of(names).contains(one.name()))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The first word that is said of it. */
    Optional<String> word(String name) {
        return all(name).stream().flatMap(one -> one.arguments().stream()).findFirst();
    }
}
