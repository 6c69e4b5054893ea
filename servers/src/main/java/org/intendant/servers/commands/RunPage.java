package org.intendant.servers.commands;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.intendant.hosts.Command;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.pages.ServerChoices;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Running a command on servers: what is typed, the words that it becomes, and where it will run. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class RunPage implements Serializable {
    private static final int SHOWN = 50;

    @Inject
    Commands commands;

    @Inject
    ServerChoices choices;

    @Inject
    HttpServletRequest request;

    private String line = "";
    private boolean shell;
    private boolean root;
    private @Nullable Integer limit = 300;
    private @Nullable Integer parallel = 10;
    private transient List<Target> targets = List.of();
    private @Nullable List<List<String>> targetsOf;
    private List<String> servers = new ArrayList<>();
    private List<String> tags = new ArrayList<>();

    @PostConstruct
    void open() {
        commands.targets(Ids.all(request.getParameter("servers")), List.of())
                .forEach(target -> servers.add(target.name()));
    }

    public void run() {
        CommandDraft draft = new CommandDraft();
        draft.setArguments(words());
        draft.setRoot(root);
        draft.setLimitSeconds(limit);
        draft.setParallel(parallel);
        draft.setServers(choices.ids(servers));
        draft.setTags(tags);
        try {
            Pages.open(commands.run(draft).href());
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream().map(RunPage::beside).toList());
        }
    }

    /** The page has one line where REST has arguments. */
    private static Refused.Reason beside(Refused.Reason reason) {
        return reason.field().equals("arguments") ? new Refused.Reason("line", reason.sentence()) : reason;
    }

    private List<String> words() {
        return shell ? Command.shell(line).arguments() : commands.words(line);
    }

    /** The words as they will reach the program; empty while the line is not finished. */
    public List<String> getWords() {
        try {
            return line.isBlank() ? List.of() : words();
        } catch (Refused unfinished) {
            return List.of();
        }
    }

    /** What is wrong with the line so far, or empty. */
    public String getUnfinished() {
        try {
            words();
            return "";
        } catch (Refused unfinished) {
            return String.valueOf(unfinished.getMessage());
        }
    }

    /** Read once for a choice, however often the page asks. */
    public List<Target> getTargets() {
        List<List<String>> choice = List.of(List.copyOf(servers), List.copyOf(tags));
        if (!choice.equals(targetsOf)) {
            targets = commands.targets(choices.known(servers), tags);
            targetsOf = choice;
        }
        return targets;
    }

    /** The first of them by name. */
    public List<Target> getShown() {
        return getTargets().stream().limit(SHOWN).toList();
    }

    /** How many there are besides. */
    public String getMore() {
        int more = getTargets().size() - SHOWN;
        return more > 0 ? "and " + more + " more" : "";
    }

    /** What the button says. */
    public String getDeed() {
        List<Target> targets = getTargets();
        return switch (targets.size()) {
            case 0 -> "Run";
            case 1 -> "Run on " + targets.get(0).name();
            default -> "Run on " + targets.size() + " servers";
        };
    }

    public String getLine() {
        return line;
    }

    public void setLine(@Nullable String line) {
        this.line = line == null ? "" : line;
    }

    public boolean isShell() {
        return shell;
    }

    public void setShell(boolean shell) {
        this.shell = shell;
    }

    public boolean isRoot() {
        return root;
    }

    public void setRoot(boolean root) {
        this.root = root;
    }

    public @Nullable Integer getLimit() {
        return limit;
    }

    public void setLimit(@Nullable Integer limit) {
        this.limit = limit;
    }

    public @Nullable Integer getParallel() {
        return parallel;
    }

    public void setParallel(@Nullable Integer parallel) {
        this.parallel = parallel;
    }

    public List<String> getServers() {
        return servers;
    }

    public void setServers(@Nullable List<String> servers) {
        this.servers = servers == null ? new ArrayList<>() : new ArrayList<>(servers);
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(@Nullable List<String> tags) {
        this.tags = tags == null ? new ArrayList<>() : new ArrayList<>(tags);
    }
}
