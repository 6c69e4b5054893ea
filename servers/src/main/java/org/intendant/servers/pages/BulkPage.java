package org.intendant.servers.pages;

import static java.util.stream.Collectors.joining;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.ServerTags;
import org.intendant.servers.TagChange;
import org.intendant.servers.Tagging;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the servers that somebody chose in the list. It says which they are before it does anything, and where
 * they are many it asks for their number; what it said then is what it touches.
 */
@Named
@ViewScoped
public class BulkPage implements Serializable {

    /** More than so many are asked for by their number. */
    private static final int MANY = 20;

    /** The deeds; all but the first two go on at another page, whose address names the servers. */
    enum Deed {
        CHECK,
        TAG,
        RUN,
        REVIEW
    }

    @Inject
    ServersPage page;

    @Inject
    ServerChecks checks;

    @Inject
    ServerTags tags;

    private @Nullable Deed asked;
    private transient List<Target> touched = List.of();
    private String count = "";
    private String add = "";
    private List<String> remove = new ArrayList<>();
    private transient @Nullable Tagging last;
    private String told = "";

    /** Begins a deed with what is chosen now: does it at once, or asks first where there is something to ask. */
    public void ask(String deed) {
        asked = Deed.valueOf(deed);
        touched = page.getSelection().targets();
        count = "";
        add = "";
        remove = new ArrayList<>();
        told = "";
        last = null;
        if (touched.isEmpty()) {
            asked = null;
        } else if (asked != Deed.TAG && !isMany()) {
            go();
        }
    }

    /** Goes back to the list; nothing was done. */
    public void keep() {
        asked = null;
    }

    /** Does what was asked for, on the servers that were named. */
    public void go() {
        if (asked == null || touched.isEmpty()) {
            return;
        }
        if (isMany() && !count.strip().equals(Integer.toString(touched.size()))) {
            throw new Refused("count", "Type " + touched.size() + " to say that you mean all of them.");
        }
        switch (asked) {
            case CHECK -> check();
            case TAG -> tag();
            case RUN -> Pages.open("/servers/run.xhtml?servers=" + ids());
            case REVIEW -> Pages.open("/servers/accounts.xhtml?servers=" + ids());
        }
        asked = null;
    }

    private void check() {
        checks.soon(touched.stream().map(Target::id).toList());
        Pages.news(
                touched.size() == 1
                        ? touched.get(0).name() + " is being checked."
                        : touched.size() + " servers are being checked.");
    }

    private void tag() {
        Tagging done = tags.change(
                TagChange.on(touched.stream().map(Target::id).toList(), Arrays.asList(add.split("[\\s,]+")), remove));
        last = done;
        told = BulkWords.of(done);
        page.getSelection().clear();
    }

    /** Takes back the last change of tags, wherever it changed something. */
    public void undo() {
        Tagging done = last;
        last = null;
        if (done != null && !done.done().isEmpty()) {
            told = "Taken back. " + BulkWords.of(tags.change(done.undo()));
        }
    }

    /** Closes what was told. */
    public void dismiss() {
        told = "";
        last = null;
    }

    private String ids() {
        if (touched.size() > 500) {
            throw new Refused("count", "Choose at most 500 servers for this.");
        }
        return touched.stream().map(target -> Long.toString(target.id())).collect(joining(","));
    }

    /** Whether something is asked. */
    public boolean isAsking() {
        return asked != null;
    }

    public boolean isTagging() {
        return asked == Deed.TAG;
    }

    public boolean isMany() {
        return touched.size() > MANY;
    }

    public int getSize() {
        return touched.size();
    }

    /** Which servers it is about: {@code web1, web2 and 12 more}. */
    public String getNames() {
        return BulkWords.names(touched.stream().map(Target::name).toList());
    }

    /** The question, or for tags the heading. */
    public String getQuestion() {
        String servers = BulkWords.servers(touched.size());
        return asked == null
                ? ""
                : switch (asked) {
                    case CHECK -> "Check " + servers + " now?";
                    case TAG -> "Tags of " + servers;
                    case RUN -> "Run a command on " + servers + "?";
                    case REVIEW -> "Review the plans of " + servers + "?";
                };
    }

    /** What the button says. */
    public String getDeed() {
        String servers = BulkWords.servers(touched.size());
        return asked == null
                ? ""
                : switch (asked) {
                    case CHECK -> "Check " + servers;
                    case TAG -> "Change tags of " + servers;
                    case RUN -> "Choose the command for " + servers;
                    case REVIEW -> "Review the plans of " + servers;
                };
    }

    /** What was done with tags, or empty. */
    public String getTold() {
        return told;
    }

    public boolean isUndoable() {
        return last != null && !last.done().isEmpty();
    }

    public String getCount() {
        return count;
    }

    public void setCount(@Nullable String count) {
        this.count = count == null ? "" : count;
    }

    public String getAdd() {
        return add;
    }

    public void setAdd(@Nullable String add) {
        this.add = add == null ? "" : add;
    }

    public List<String> getRemove() {
        return remove;
    }

    public void setRemove(@Nullable List<String> remove) {
        this.remove = remove == null ? new ArrayList<>() : new ArrayList<>(remove);
    }
}
