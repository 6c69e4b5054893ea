package org.intendant.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/** Does something once the current transaction is committed, and at once where there is none. */
@ApplicationScoped
public class AfterCommit {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    @Nullable
    TransactionSynchronizationRegistry transactions;

    /** Runs the deed after the commit; it is short and leaves the database alone, for it runs in the committing thread. */
    public void run(Runnable deed) {
        TransactionSynchronizationRegistry registry = transactions;
        if (registry == null || registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            deed.run();
            return;
        }
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    deed.run();
                }
            }
        });
    }
}
