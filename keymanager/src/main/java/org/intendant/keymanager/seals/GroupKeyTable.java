package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.grants.GroupKey;
import org.intendant.secrets.ForgedRow;

/** Single keys of servers that groups have. */
@ApplicationScoped
class GroupKeyTable extends KeyTable<GroupKey> {

    GroupKeyTable() {
        super(GroupKey.class);
    }

    @Override
    List<ForgedRow> said(List<GroupKey> forged) {
        Map<Long, String> groups = groups(forged, GroupKey::getGroupId);
        Map<Long, String> keys = names(
                "select k.id, k.fingerprint from AccountKey k where k.id in :ids", forged, GroupKey::getAccountKeyId);
        return forged.stream()
                .map(held -> row(
                        held.getId(),
                        "group:" + held.getGroupId(),
                        groups.getOrDefault(held.getGroupId(), ""),
                        "has the key " + keys.getOrDefault(held.getAccountKeyId(), "that is gone")))
                .toList();
    }
}
