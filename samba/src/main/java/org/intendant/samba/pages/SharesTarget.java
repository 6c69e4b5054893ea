package org.intendant.samba.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.Shares;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Shares, for Ctrl+K: by name, folder and comment. */
@ApplicationScoped
class SharesTarget implements JumpTarget {

    private static final int SHORTEST = 2;
    private static final int MOST = 20;

    @Inject
    Shares shares;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Shares";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may =
                actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        shares.page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        share -> FoundBy.of(share.name(), share.comment(), share.path()),
                        SharesTarget::jump)
                : List.of();
    }

    private static Jump jump(ShareRow share) {
        return Jump.to(
                share.name(),
                share.server() + (share.comment().isEmpty() ? "" : " · " + share.comment()),
                "pi-folder-open",
                "/servers/server.xhtml?id=" + share.serverId() + "#shares");
    }
}
