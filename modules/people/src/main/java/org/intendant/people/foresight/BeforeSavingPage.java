package org.intendant.people.foresight;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** The question of a page before it saves something that gives or takes access: what, to whom, where. */
@Named
@ViewScoped
public class BeforeSavingPage implements Serializable {

    private static final int MOST_SHOWN = 100;

    @Inject
    Foresights foresights;

    private Foreseen foreseen = Foreseen.NOTHING;
    private String question = "";
    private @Nullable Deed change;
    private @Nullable Deed afterwards;

    /** Something that a page does; it lasts as long as the view. */
    public interface Deed extends Serializable {
        void run();
    }

    /**
     * Saves at once what gives and takes nothing, and asks first otherwise.
     *
     * @param subject the person, group or server that is changed
     * @param what the question: {@code Add bob to Ops?}
     * @param save calls the use cases
     * @param then shows what is saved
     */
    public void save(Target subject, String what, Deed save, Deed then) {
        save(List.of(subject), what, save, then);
    }

    /** The same of several people, groups or servers. */
    public void save(Collection<Target> subjects, String what, Deed save, Deed then) {
        leave();
        Foreseen found = foresights.of(subjects, save::run);
        if (found.isNothing()) {
            save.run();
            then.run();
            return;
        }
        foreseen = found;
        question = what;
        change = save;
        afterwards = then;
    }

    /** Saves what was asked about. */
    public void confirm() {
        if (change != null && afterwards != null) {
            Deed then = afterwards;
            change.run();
            leave();
            then.run();
        }
    }

    /** Saves nothing. */
    public void leave() {
        change = null;
        afterwards = null;
        foreseen = Foreseen.NOTHING;
    }

    public boolean isAsking() {
        return change != null;
    }

    public String getQuestion() {
        return question;
    }

    public List<Foreseen.Line> getGives() {
        return first(foreseen.gives());
    }

    public List<Foreseen.Line> getTakes() {
        return first(foreseen.takes());
    }

    /** All lines, also those that are not shown. */
    public int getGiven() {
        return foreseen.gives().size();
    }

    public int getTaken() {
        return foreseen.takes().size();
    }

    public int getMostShown() {
        return MOST_SHOWN;
    }

    private static List<Foreseen.Line> first(List<Foreseen.Line> lines) {
        return lines.subList(0, Math.min(MOST_SHOWN, lines.size()));
    }
}
