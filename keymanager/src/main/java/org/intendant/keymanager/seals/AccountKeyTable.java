package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.keys.AccountKey;
import org.intendant.secrets.ForgedRow;

/** Keys with which accounts of servers log in elsewhere. */
@ApplicationScoped
class AccountKeyTable extends KeyTable<AccountKey> {

    AccountKeyTable() {
        super(AccountKey.class);
    }

    @Override
    List<ForgedRow> said(List<AccountKey> forged) {
        Map<Long, String> servers = servers(forged, AccountKey::getServerId);
        return forged.stream()
                .map(key -> row(
                        key.getId(),
                        "server:" + key.getServerId(),
                        servers.getOrDefault(key.getServerId(), ""),
                        "its account " + key.getAccount() + " has the key " + key.getFingerprint()))
                .toList();
    }

    /** Groups that have this key alone lose it: it gave them nothing. */
    @Override
    void beforeRemoval(AccountKey key) {
        entities.createQuery("delete from GroupKey h where h.accountKeyId = :key")
                .setParameter("key", key.getId())
                .executeUpdate();
    }
}
