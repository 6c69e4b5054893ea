package org.intendant.samba.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.samba.push.ShareTests;
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.ShareUsers;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.Servers;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One share while somebody types it, and what can be done with those that are there: on the list and on a server's page. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class SharePage implements Serializable {

    @Inject
    Shares shares;

    @Inject
    ShareUsers users;

    @Inject
    ShareTests tests;

    @Inject
    Servers servers;

    @Inject
    PlanPage plan;

    @Inject
    CurrentActor actor;

    private transient ShareDraft draft = new ShareDraft();
    private boolean open;
    private boolean fixed;
    private long self;

    /** @param serverId the one of the page, or 0 where it is chosen */
    public void begin(long serverId) {
        draft = new ShareDraft();
        draft.setServerId(serverId == 0 ? null : serverId);
        fixed = serverId != 0;
        self = 0;
        open = true;
        plan.close();
    }

    public void edit(ShareRow row) {
        draft = shares.draft(row.id());
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
            shares.tried(getDraft(), self);
        } catch (Refused refused) {
            refused.about(this::isTyped).ifPresent(typed -> {
                throw typed;
            });
        }
    }

    private boolean isTyped(String field) {
        return switch (field) {
            case "serverId" -> draft.getServerId() != null;
            case "name" -> !draft.getName().isBlank();
            case "path" -> !draft.getPath().isBlank();
            case "writers" -> !draft.getWriters().isBlank();
            default -> true;
        };
    }

    /** Keeps what is wanted, and shows at once what that changes on the server. */
    public void save() {
        long server = (self == 0 ? shares.add(getDraft()) : shares.change(self, getDraft())).serverId();
        open = false;
        review(server);
    }

    /** Wants it no more, and shows the plan that takes it from the server. */
    public void remove(ShareRow row) {
        shares.remove(row.id());
        open = false;
        review(row.serverId());
    }

    /** Uses each share now, as each of its users. */
    public void test(long serverId) {
        tests.now(serverId);
        Pages.news("Every share was used just now by each of its users, as far as it can be reached from here.");
    }

    /** Asks now how much lies in each. */
    public void measure(long serverId) {
        tests.measure(serverId);
        Pages.news("What lies in each folder was measured just now.");
    }

    /** Gives a user another password, and shows the plan that brings it to the server. */
    public void rotate(long userId) {
        review(users.rotate(userId));
    }

    public void review(long serverId) {
        plan.open(Shares.KIND, servers.named(List.of(serverId)), Set.of());
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public boolean isMayTest() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    public boolean isMayReveal() {
        return actor.get().may(Permission.REVEAL_SHARE_PASSWORDS);
    }

    /** What is typed is not kept with the view; it comes again with each request. */
    public ShareDraft getDraft() {
        @Nullable ShareDraft typed = draft;
        if (typed == null) {
            draft = new ShareDraft();
        }
        return draft;
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether the server stands fast. */
    public boolean isFixed() {
        return fixed;
    }

    /** Whether one that is there is changed. */
    public boolean isEditing() {
        return self != 0;
    }
}
