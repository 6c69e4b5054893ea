package org.intendant.servers;

import java.util.List;
import java.util.Set;

/**
 * What became of a change of tags on several servers.
 *
 * @param done servers whose tags are others now
 * @param same how many had it so already
 * @param refused servers on which nothing was changed, with the reason
 */
public record Tagging(List<Tagged> done, int same, List<Refusal> refused) {

    public Tagging {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /** What takes it back: each server gets back what it lost and loses what it got. */
    public List<TagChange> undo() {
        return done.stream()
                .map(tagged -> new TagChange(tagged.server(), tagged.removed(), tagged.added()))
                .toList();
    }

    /** A server and which tags it got and lost. */
    public record Tagged(long server, String name, Set<String> added, Set<String> removed) {}

    /** A server and a sentence that says why its tags are as they were. */
    public record Refusal(long server, String sentence) {}
}
