package org.intendant.keymanager.keys;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.CurrentActor;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Target;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Somebody's keys, as a block on his page and on the own profile. */
@Named
@ViewScoped
public class PersonKeysPage implements Serializable {

    @Inject
    PersonKeys keys;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** As this view shows them: what is pressed is what was seen. */
    private final Map<Long, List<Shown>> shown = new HashMap<>();

    private KeyDraft draft = new KeyDraft();
    private @Nullable Long editing;
    private String edited = "";

    /** A key in a view, which outlives the request. */
    public record Shown(
            long id,
            int version,
            String words,
            String fingerprint,
            String comment,
            String options,
            String lastDay,
            boolean disabled,
            boolean expired,
            boolean genuine,
            String alsoOf,
            Instant added)
            implements Serializable {

        static Shown of(KeyView view) {
            PersonKey key = view.key();
            return new Shown(
                    key.getId(),
                    key.getVersion(),
                    key.getWords(),
                    key.getFingerprint(),
                    key.getComment().isEmpty() ? "without a name" : key.getComment(),
                    key.getOptions(),
                    key.lastDay() == null ? "" : String.valueOf(key.lastDay()),
                    key.isDisabled(),
                    view.isExpired(),
                    view.genuine(),
                    String.join(", ", view.alsoOf()),
                    key.getAdded());
        }
    }

    public List<Shown> of(long personId) {
        return shown.computeIfAbsent(
                personId, id -> keys.of(id).stream().map(Shown::of).toList());
    }

    public void add(long personId) {
        KeyDraft typed = draft;
        save(personId, "Add this key?", () -> keys.add(personId, typed), "Added the key.");
    }

    /** Opens a key's fields in place of those for a new one. */
    public void edit(long personId, long id) {
        draft = keys.of(personId).stream()
                .map(KeyView::key)
                .filter(key -> key.getId() == id)
                .findFirst()
                .map(KeyDraft::of)
                .orElseGet(KeyDraft::new);
        editing = id;
        edited = draft.getComment().isEmpty() ? "the key" : draft.getComment();
    }

    public void save(long personId) {
        long id = Objects.requireNonNull(editing);
        KeyDraft typed = draft;
        save(personId, "Save " + edited + "?", () -> keys.change(personId, id, typed), "Saved the key.");
    }

    public void cancel() {
        changed();
    }

    public void remove(long personId, long id) {
        save(personId, "Remove this key?", () -> keys.remove(personId, id), "Removed the key.");
    }

    private void save(long personId, String question, BeforeSavingPage.Deed deed, String news) {
        before.save(new Target("person", personId, ""), question, deed, () -> {
            changed();
            Pages.news(news);
        });
    }

    private void changed() {
        draft = new KeyDraft();
        editing = null;
        shown.clear();
    }

    public boolean mayChange(long personId) {
        return keys.mayChange(personId);
    }

    public long getMe() {
        return Objects.requireNonNullElse(actor.get().personId(), 0L);
    }

    public KeyDraft getDraft() {
        return draft;
    }

    /** What the key is called whose fields are open. */
    public String getEdited() {
        return edited;
    }

    public boolean isEditing() {
        return editing != null;
    }

    /** What was pasted is not sent back: it may be a private key by mistake. */
    public @Nullable String getKey() {
        String typed = draft.getKey();
        return KeyLine.isPrivate(typed) ? null : typed;
    }

    public void setKey(@Nullable String key) {
        draft.setKey(key);
    }
}
