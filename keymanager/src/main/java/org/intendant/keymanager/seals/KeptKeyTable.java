package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.push.KeptKey;
import org.intendant.secrets.ForgedRow;

/** Keys of others that stay on hosts. */
@ApplicationScoped
class KeptKeyTable extends KeyTable<KeptKey> {

    KeptKeyTable() {
        super(KeptKey.class);
    }

    @Override
    List<ForgedRow> said(List<KeptKey> forged) {
        Map<Long, String> servers = servers(forged, KeptKey::getServerId);
        return forged.stream()
                .map(key -> row(
                        key.getId(),
                        "server:" + key.getServerId(),
                        servers.getOrDefault(key.getServerId(), ""),
                        "its account " + key.getAccount() + " keeps the key " + key.getFingerprint()))
                .toList();
    }
}
