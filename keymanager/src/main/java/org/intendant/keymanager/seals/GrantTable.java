package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.grants.Grant;
import org.intendant.secrets.ForgedRow;

/** Where groups may log in. */
@ApplicationScoped
class GrantTable extends KeyTable<Grant> {

    GrantTable() {
        super(Grant.class);
    }

    @Override
    List<ForgedRow> said(List<Grant> forged) {
        Map<Long, String> groups = groups(forged, Grant::getGroupId);
        Map<Long, String> servers = servers(forged, Grant::getServerId);
        Map<Long, String> accounts =
                names("select a.id, a.name from Account a where a.id in :ids", forged, Grant::getAccountId);
        return forged.stream()
                .map(grant -> row(
                        grant.getId(),
                        "group:" + grant.getGroupId(),
                        groups.getOrDefault(grant.getGroupId(), ""),
                        "may log in on "
                                + servers.getOrDefault(grant.getServerId(), "a server that is gone")
                                + (grant.getAccountId() == Grant.EVERY_ACCOUNT
                                        ? ", with every account"
                                        : " as "
                                                + accounts.getOrDefault(
                                                        grant.getAccountId(), "an account that is gone"))))
                .toList();
    }
}
