package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.hosts.OwnKey;
import org.intendant.hosts.OwnKeyStore;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** Intendant's own SSH key, made once and sealed in the database: a backup holds it, and several servers share it. */
@ApplicationScoped
class SealedOwnKey implements OwnKeyStore {

    @Inject
    Secrets secrets;

    private volatile byte @Nullable [] opened;

    @Override
    public byte[] privateKey() {
        byte[] key = opened;
        if (key == null) {
            key = secrets.findOrCreate("ssh key", OwnKey::generate);
            opened = key;
        }
        return key.clone();
    }
}
