package org.intendant.hostforwarding.certificates.acme;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** As what a certificate is ordered: the first time, and whenever it is renewed. */
@Entity
@Table(name = "acme_order")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class AcmeOrder {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private String name;
    private String domains;

    @Column(name = "certificate_id")
    private @Nullable Long certificateId;

    private int tries;
    private @Nullable Instant due;
    private String said = "";

    @Column(name = "operation_id")
    private @Nullable Long operationId;

    @Column(name = "tried_at")
    private @Nullable Instant triedAt;

    protected AcmeOrder() {}

    AcmeOrder(String name, List<String> domains) {
        this.name = name;
        this.domains = String.join(" ", domains);
    }

    /** What operations are about. */
    Target target() {
        return new Target(AcmeOrders.TARGET, id(), name);
    }

    void begun(Instant now) {
        tries++;
        triedAt = now;
    }

    void orderedBy(long operation) {
        operationId = operation;
    }

    /** @param again when it is tried again by itself; null for never */
    void failed(String sentence, @Nullable Instant again) {
        said = sentence;
        due = again;
    }

    /** @param renewal when it is renewed */
    void issued(long certificate, Instant renewal) {
        certificateId = certificate;
        tries = 0;
        said = "";
        due = renewal;
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public String name() {
        return name;
    }

    public List<String> domains() {
        return List.of(domains.split(" "));
    }

    /** The certificate that came of it; null before the first. */
    public @Nullable Long certificateId() {
        return certificateId;
    }

    /** Since it last succeeded. */
    int tries() {
        return tries;
    }

    public @Nullable Instant due() {
        return due;
    }

    /** Why it failed last, or empty. */
    public String said() {
        return said;
    }

    public @Nullable Long operationId() {
        return operationId;
    }

    public @Nullable Instant triedAt() {
        return triedAt;
    }
}
