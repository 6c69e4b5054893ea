package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.grants.GroupServer;
import org.intendant.secrets.ForgedRow;

/** Servers whose keys groups have. */
@ApplicationScoped
class GroupServerTable extends KeyTable<GroupServer> {

    GroupServerTable() {
        super(GroupServer.class);
    }

    @Override
    List<ForgedRow> said(List<GroupServer> forged) {
        Map<Long, String> groups = groups(forged, GroupServer::getGroupId);
        Map<Long, String> servers = servers(forged, GroupServer::getServerId);
        return forged.stream()
                .map(held -> row(
                        held.getId(),
                        "group:" + held.getGroupId(),
                        groups.getOrDefault(held.getGroupId(), ""),
                        "has all keys of " + servers.getOrDefault(held.getServerId(), "a server that is gone")))
                .toList();
    }
}
