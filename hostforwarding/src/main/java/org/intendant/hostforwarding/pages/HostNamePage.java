package org.intendant.hostforwarding.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.SiteAdoptions;
import org.intendant.hostforwarding.push.NameTests;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Servers;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One rule while somebody types it, and what can be done with those that are there: on the list and on a server's page. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class HostNamePage implements Serializable {

    @Inject
    HostNames names;

    @Inject
    SiteAdoptions adoptions;

    @Inject
    NameTests tests;

    @Inject
    Servers servers;

    @Inject
    CertificateChoices certificates;

    @Inject
    PlanPage plan;

    @Inject
    CurrentActor actor;

    private transient HostNameDraft draft = new HostNameDraft();
    private boolean open;
    private boolean fixed;
    private long self;

    /** @param proxyId the one of the page, or 0 where it is chosen */
    public void begin(long proxyId) {
        draft = new HostNameDraft();
        draft.setProxyId(proxyId == 0 ? null : proxyId);
        fixed = proxyId != 0;
        self = 0;
        open = true;
        plan.close();
    }

    public void edit(HostNameRow row) {
        draft = names.draft(row.id());
        fixed = true;
        self = row.id();
        open = true;
        plan.close();
    }

    public void discard() {
        open = false;
    }

    /** Says what would be refused of what was typed so far; fields that are still empty are left alone. */
    public void look() {
        try {
            names.tried(getDraft(), self);
        } catch (Refused refused) {
            refused.about(this::isTyped).ifPresent(typed -> {
                throw typed;
            });
        }
    }

    private boolean isTyped(String field) {
        return switch (field) {
            case "proxyId" -> draft.getProxyId() != null;
            case "guestId" -> draft.getGuestId() != null;
            case "domains" -> !draft.getDomains().isBlank();
            case "https.certificateId" -> draft.getHttps().getCertificateId() != null;
            default -> true;
        };
    }

    /** Keeps what is wanted, and shows at once what that changes on the proxy. */
    public void save() {
        long proxy = (self == 0 ? names.add(getDraft()) : names.change(self, getDraft())).proxyId();
        open = false;
        review(proxy);
    }

    /** Wants it no more, and shows the plan that takes it from the proxy. */
    public void remove(HostNameRow row) {
        names.remove(row.id());
        open = false;
        review(row.proxyId());
    }

    /** Wants it again, or not for now. */
    public void turn(HostNameRow row) {
        HostNameDraft same = names.draft(row.id());
        same.setEnabled(!row.enabled());
        names.change(row.id(), same);
        review(row.proxyId());
    }

    /** Makes real requests now. */
    public void test(long proxyId) {
        tests.now(proxyId);
        Pages.news("Every name that can be asked for was asked for just now.");
    }

    /** Wants what others serve, and shows the plan that takes theirs out. */
    public void adopt(long proxyId, ForeignSite foreign) {
        adoptions.adopt(proxyId, foreign.text());
        open = false;
        review(proxyId);
    }

    public void review(long proxyId) {
        plan.open(HostNames.KIND, servers.named(List.of(proxyId)), Set.of());
    }

    /** Guests that the chosen proxy reaches, and itself, by name. */
    public Map<String, Long> getGuests() {
        Long proxy = getDraft().getProxyId();
        return proxy == null ? Map.of() : names.guests(proxy);
    }

    /** Certificates that can be chosen, by name. */
    public Map<String, Long> getCertificates() {
        return certificates.beside(getDraft().getHttps().getCertificateId());
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public boolean isMayWriteRaw() {
        return actor.get().may(Permission.WRITE_RAW_TEXT);
    }

    public boolean isMayTest() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    /** What is typed is not kept with the view; it comes again with each request. */
    public HostNameDraft getDraft() {
        @Nullable HostNameDraft typed = draft;
        if (typed == null) {
            draft = new HostNameDraft();
        }
        return draft;
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether the proxy stands fast. */
    public boolean isFixed() {
        return fixed;
    }

    /** Whether one that is there is changed. */
    public boolean isEditing() {
        return self != 0;
    }
}
