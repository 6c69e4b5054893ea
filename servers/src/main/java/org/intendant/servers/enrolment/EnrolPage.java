package org.intendant.servers.enrolment;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intendant.servers.Server;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.facts.FactsView;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.pages.ServerChoices;
import org.intendant.servers.pages.ServerForm;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** From an address to a server in a few steps. The enrolment's id stands in the page's address: a reload loses nothing. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class EnrolPage implements Serializable {
    @Inject
    Enrolments enrolments;

    @Inject
    ServerChoices choices;

    @Inject
    HttpServletRequest request;

    private SshDraft address = new SshDraft();
    private @Nullable Enrolment enrolment;
    private @Nullable ServerForm form;
    private List<String> adopted = new ArrayList<>();
    private char[] password = new char[0];

    @PostConstruct
    void open() {
        begin(request.getParameter("user"), request.getParameter("host"), request.getParameter("port"));
        String id = request.getParameter("id");
        if (id != null) {
            show(enrolments.get(id));
        }
    }

    /** With what led here, as a row of a file that lacks its host key. */
    private void begin(@Nullable String user, @Nullable String host, @Nullable String port) {
        address.setUser(user == null || user.isBlank() ? "root" : user);
        address.setHost(host);
        address.setPort(port != null && port.matches("[0-9]{1,5}") ? Integer.valueOf(port) : Integer.valueOf(22));
    }

    private void show(Enrolment found) {
        enrolment = found;
        if (found.state() == Enrolment.State.READ) {
            form = choices.form(enrolments.proposal(found.id()));
            adopted = new ArrayList<>();
        }
        if (found.state() == Enrolment.State.DONE) {
            Pages.open("/servers/server.xhtml?id=" + found.serverId());
        }
    }

    public void begin() {
        Pages.open("/servers/enrol.xhtml?id=" + enrolments.begin(address).id());
    }

    public void confirm() {
        if (enrolment != null) {
            show(enrolments.confirm(enrolment.id(), enrolment.fingerprint()));
        }
    }

    public void check() {
        if (enrolment != null) {
            show(enrolments.check(enrolment.id()));
        }
    }

    /** Signs in once with the password, then with the key. */
    public void authorize() {
        if (enrolment != null) {
            try {
                enrolments.authorize(enrolment.id(), password);
            } finally {
                Arrays.fill(password, ' ');
                password = new char[0];
            }
            check();
        }
    }

    public void finish() {
        if (enrolment != null && form != null) {
            Server server = enrolments.finish(enrolment.id(), choices.draft(form, true), adopted);
            Pages.news("Added " + server.name() + ".");
            Pages.open("/servers/server.xhtml?id=" + server.id());
        }
    }

    public void abandon() {
        if (enrolment != null) {
            enrolments.abandon(enrolment.id());
        }
        Pages.open("/servers/servers.xhtml");
    }

    /** 1 to 4. */
    public int getStep() {
        if (enrolment == null) {
            return 1;
        }
        return switch (enrolment.state()) {
            case KEY_SHOWN -> 2;
            case PINNED -> 3;
            default -> 4;
        };
    }

    public List<Enrolment> getOthers() {
        return enrolments.open();
    }

    public String getOwnKey() {
        return enrolments.ownKey();
    }

    /** What is run on the host when a password is used, to be read before. */
    public String getAuthorizeProgram() {
        return enrolments.authorizeProgram();
    }

    public List<FoundAccount> getAdoptable() {
        return enrolment == null
                ? List.of()
                : enrolment.facts().map(Proposal::adoptable).orElse(List.of());
    }

    public @Nullable FactsView getFacts() {
        Enrolment shown = enrolment;
        return shown == null
                ? null
                : shown.facts()
                        .map(facts -> new FactsView(facts, shown.factsAt()))
                        .orElse(null);
    }

    public @Nullable Enrolment getEnrolment() {
        return enrolment;
    }

    public SshDraft getAddress() {
        return address;
    }

    public @Nullable ServerForm getForm() {
        return form;
    }

    public List<String> getAdopted() {
        return adopted;
    }

    public void setAdopted(@Nullable List<String> adopted) {
        this.adopted = adopted == null ? new ArrayList<>() : new ArrayList<>(adopted);
    }

    /** Never shown again. */
    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String typed) {
        password = typed == null ? new char[0] : typed.toCharArray();
    }
}
