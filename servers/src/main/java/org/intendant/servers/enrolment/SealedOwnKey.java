package org.intendant.servers.enrolment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.intendant.data.StartOrder;
import org.intendant.hosts.OwnKey;
import org.intendant.hosts.OwnKeyStore;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** Intendant's own SSH key, made once and sealed in the database: a backup holds it, and several servers share it. */
@ApplicationScoped
class SealedOwnKey implements OwnKeyStore {

    @Inject
    Secrets secrets;

    private byte @Nullable [] opened;

    /** Before anybody connects, so that two first connections do not make two keys. */
    void start(@Observes @Priority(StartOrder.SECRETS + 1) Startup started) {
        privateKey();
    }

    @Override
    public synchronized byte[] privateKey() {
        if (opened == null) {
            opened = secrets.findOrCreate("ssh key", OwnKey::generate);
        }
        return opened.clone();
    }
}
