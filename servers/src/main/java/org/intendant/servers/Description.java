package org.intendant.servers;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/** What people say of a server: all that its owners may change by themselves, and nothing that a host depends on. */
@Embeddable
public class Description {
    private String title = "";
    private String notes = "";

    @ElementCollection
    @CollectionTable(name = "server_tag", joinColumns = @JoinColumn(name = "server_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    protected Description() {}

    /** @throws org.intendant.plans.Refused naming every field that is wrong */
    Description(ServerDraft draft) {
        Faults faults = new Faults();
        String says = faults.take(() -> Text.line("title", draft.getTitle(), 200));
        String text = faults.take(() -> Text.block("notes", draft.getNotes(), 20_000));
        Set<String> words = faults.take(() -> ServerLists.tags(draft));
        faults.refuseIfAny();
        title = requireNonNull(says);
        notes = requireNonNull(text);
        tags = requireNonNull(words);
    }

    /** Says the same as the other from now on. */
    void become(Description other) {
        title = other.title;
        notes = other.notes;
        tags = ServerLists.replaced(tags, other.tags);
    }

    /** Takes on and drops tags, and answers which of them are news to the server. */
    Tagging.Tagged retag(Server server, TagChange change) {
        Set<String> added = new TreeSet<>(change.add());
        added.removeAll(tags);
        Set<String> removed = new TreeSet<>(change.remove());
        removed.retainAll(tags);
        tags.addAll(added);
        tags.removeAll(removed);
        return new Tagging.Tagged(server.id(), server.name(), added, removed);
    }

    /** What it is for, in one line, or empty. */
    public String title() {
        return title;
    }

    public String notes() {
        return notes;
    }

    public List<String> tags() {
        return tags.stream().sorted().toList();
    }
}
