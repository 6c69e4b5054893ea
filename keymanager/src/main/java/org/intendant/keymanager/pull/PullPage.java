package org.intendant.keymanager.pull;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.pages.ServerPage;
import org.intendant.web.Pages;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** How a server fetches its keys, inside the server's page. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PullPage implements Serializable {

    @Inject
    Pulls pulls;

    @Inject
    CurrentActor actor;

    /** Knows which server; this bean may begin later, when its tab is opened. */
    @Inject
    ServerPage page;

    private long id;
    private boolean original;
    private String networks = "";
    private String token = "";
    private transient Pulls.@Nullable Pull shown;

    /**
     * An account as the host last spoke of it.
     *
     * @param well whether its file is proven to be as served
     */
    public record Spoken(String account, boolean well, String words) implements Serializable {

        public State getBadge() {
            return well ? State.PROVEN : State.DIFFERS;
        }

        static Spoken of(String line) {
            String[] parts = line.split(" ", 3);
            String account = parts.length > 1 ? parts[1] : "";
            String rest = parts.length > 2 ? ": " + parts[2] : "";
            return switch (parts[0]) {
                case "proven" -> new Spoken(account, true, "as served");
                case "older" -> new Spoken(account, false, "as an older version had it");
                case "differs" -> new Spoken(account, false, "otherwise than served");
                case "absent" -> new Spoken(account, false, "not on the host");
                case "left" -> new Spoken(account, true, "let go, and cleared");
                default -> new Spoken(account, false, "could not be written" + rest);
            };
        }
    }

    @PostConstruct
    void open() {
        id = page.getServer().id();
        original = getPull().original();
        networks = getPull().networks();
    }

    public Pulls.Pull getPull() {
        Pulls.Pull known = shown == null ? pulls.of(id) : shown;
        shown = known;
        return known;
    }

    public PullState getState() {
        return getPull().state();
    }

    public List<Spoken> getAccounts() {
        return getState().accounts().stream().map(Spoken::of).toList();
    }

    /** Wants the program, and goes on to the plan that brings it. */
    public void fetch() {
        want(true);
    }

    /** Wants the program gone, and goes on to the plan that removes it. */
    public void leave() {
        want(false);
    }

    private void want(boolean wanted) {
        pulls.wantScript(id, wanted);
        Pages.open("/operations/plan.xhtml?kind=pull&target=server:" + id);
    }

    public void save() {
        pulls.answerOriginal(id, original, networks);
        shown = null;
        Pages.news(original ? "The lists are given out from now on." : "The lists are closed.");
    }

    /** For when the key that signs is lost. */
    public void takeKey() {
        pulls.takeSigningKey();
        shown = null;
    }

    public void renew() {
        token = pulls.newToken(id);
        shown = null;
    }

    /** Shown once, after it was made; else empty. */
    public String getToken() {
        return token;
    }

    public boolean isOriginal() {
        return original;
    }

    public void setOriginal(boolean original) {
        this.original = original;
    }

    public String getNetworks() {
        return networks;
    }

    public void setNetworks(@Nullable String networks) {
        this.networks = networks == null ? "" : networks;
    }

    public String getSigningTrouble() {
        return pulls.signingTrouble().orElse("");
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }

    public boolean isMayPlan() {
        return actor.get().may(Permission.APPLY_PLANS);
    }
}
