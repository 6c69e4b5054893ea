package org.intendant.portforwarding.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.forwards.Adoptions;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.portforwarding.forwards.ProxyOffers;
import org.intendant.portforwarding.push.PortTests;
import org.intendant.servers.Servers;
import org.intendant.servers.pages.ServerChoices;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One forward while somebody types it, and what can be done with those that are there: on the list and on a server's page. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PortForwardPage implements Serializable {

    @Inject
    PortForwards forwards;

    @Inject
    ProxyOffers offers;

    @Inject
    PortTests tests;

    @Inject
    Adoptions adoptions;

    @Inject
    Servers servers;

    @Inject
    ServerChoices choices;

    @Inject
    PlanPage plan;

    @Inject
    CurrentActor actor;

    private transient PortForwardDraft draft = new PortForwardDraft();
    private boolean open;
    private boolean fixed;
    private long self;

    /** @param hypervisorId the one of the page, or 0 where it is chosen */
    public void begin(long hypervisorId) {
        draft = new PortForwardDraft();
        draft.setHypervisorId(hypervisorId == 0 ? null : hypervisorId);
        fixed = hypervisorId != 0;
        self = 0;
        open = true;
        plan.close();
    }

    /**
     * Begins with what a link asks for.
     *
     * @param to the guest, at most one
     * @param ports of the hypervisor
     */
    void begin(long hypervisorId, List<Long> to, @Nullable String ports) {
        if (isMayChange()) {
            begin(hypervisorId);
            draft.setGuestId(to.stream().findFirst().orElse(null));
            draft.setPublicPorts(ports);
        }
    }

    public void edit(PortForwardRow row) {
        draft = forwards.draft(row.id());
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
            forwards.tried(getDraft(), self);
        } catch (Refused refused) {
            refused.about(this::isTyped).ifPresent(typed -> {
                throw typed;
            });
        }
    }

    private boolean isTyped(String field) {
        return switch (field) {
            case "hypervisorId" -> draft.getHypervisorId() != null;
            case "guestId" -> draft.getGuestId() != null;
            case "publicPorts" -> !draft.getPublicPorts().isBlank();
            default -> true;
        };
    }

    /** Keeps what is wanted, and shows at once what that changes on the hypervisor. */
    public void save() {
        long hypervisor = (self == 0 ? forwards.add(getDraft()) : forwards.change(self, getDraft())).hypervisorId();
        open = false;
        review(hypervisor);
    }

    /** Wants it no more, and shows the plan that takes it from the hypervisor. */
    public void remove(PortForwardRow row) {
        forwards.remove(row.id());
        open = false;
        review(row.hypervisorId());
    }

    /** Wants it again, or not for now. */
    public void turn(PortForwardRow row) {
        PortForwardDraft same = forwards.draft(row.id());
        same.setEnabled(!row.enabled());
        forwards.change(row.id(), same);
        review(row.hypervisorId());
    }

    /** Makes real connections now. */
    public void test(long hypervisorId) {
        tests.now(hypervisorId);
        Pages.news("Every port that can be tested was tried just now.");
    }

    public void takeOffer(long serverId) {
        offers.take(serverId);
        review(serverId);
    }

    /** Wants what others forward, and shows the plan that takes theirs out. */
    public void adopt(long hypervisorId, ForeignForward foreign) {
        adoptions.adopt(hypervisorId, foreign.rule());
        open = false;
        review(hypervisorId);
    }

    public void review(long hypervisorId) {
        plan.open(PortForwards.KIND, servers.named(List.of(hypervisorId)), Set.of());
    }

    /** Guests of the hypervisor that was chosen, by name. */
    public Map<String, Long> getGuests() {
        Long hypervisor = getDraft().getHypervisorId();
        return hypervisor == null ? Map.of() : choices.guests(hypervisor);
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public boolean isMayForce() {
        return actor.get().may(Permission.FORCE_FORWARDS);
    }

    public boolean isMayTest() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    /** What is typed is not kept with the view; it comes again with each request. */
    public PortForwardDraft getDraft() {
        @Nullable PortForwardDraft typed = draft;
        if (typed == null) {
            draft = new PortForwardDraft();
        }
        return draft;
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether the hypervisor stands fast. */
    public boolean isFixed() {
        return fixed;
    }

    /** Whether one that is there is changed. */
    public boolean isEditing() {
        return self != 0;
    }
}
