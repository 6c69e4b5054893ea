package org.intendant.hostforwarding.certificates.acme;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of which no certificate came yet.
 *
 * @param said why it failed last; empty where it did not, or runs
 * @param operationId the operation that tried last
 * @param tried when it was tried last, or null for never
 */
public record AcmeOrderRow(
        long id,
        String name,
        List<String> domains,
        String said,
        @Nullable Long operationId,
        @Nullable Instant tried) {

    public AcmeOrderRow {
        domains = List.copyOf(domains);
    }

    static AcmeOrderRow of(AcmeOrder order) {
        return new AcmeOrderRow(
                order.id(), order.name(), order.domains(), order.said(), order.operationId(), order.triedAt());
    }
}
