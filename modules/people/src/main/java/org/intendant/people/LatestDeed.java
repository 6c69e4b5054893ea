package org.intendant.people;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was written to the audit trail last in this request or job: what follows from a change says so in its words. */
@RequestScoped
public class LatestDeed {

    private @Nullable AuditEntry entry;

    void is(AuditEntry written) {
        entry = written;
    }

    public Optional<AuditEntry> find() {
        return Optional.ofNullable(entry);
    }
}
