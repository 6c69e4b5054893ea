package org.intendant.hostforwarding.pages.certificates;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.hostforwarding.certificates.CertificateDraft;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.hostforwarding.certificates.acme.AcmeOrderDraft;
import org.intendant.hostforwarding.certificates.acme.AcmeOrderRow;
import org.intendant.hostforwarding.certificates.acme.AcmeOrders;
import org.intendant.operations.Operation;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One certificate while somebody uploads, orders or changes it, and what can be done with those that are there. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class CertificatePage implements Serializable {

    @Inject
    Certificates certificates;

    @Inject
    AcmeOrders orders;

    @Inject
    CurrentActor actor;

    private transient CertificateDraft draft = new CertificateDraft();
    private transient AcmeOrderDraft order = new AcmeOrderDraft();
    private boolean open;
    private boolean ordering;
    private boolean ordered;
    private long self;

    public void begin() {
        draft = new CertificateDraft();
        self = 0;
        ordered = false;
        open = true;
        ordering = false;
    }

    public void beginOrder() {
        order = new AcmeOrderDraft();
        ordering = true;
        open = false;
    }

    public void edit(CertificateRow row) {
        draft = certificates.draft(row.id());
        self = row.id();
        ordered = row.source().equals("ACME");
        open = true;
        ordering = false;
    }

    public void discard() {
        open = false;
        ordering = false;
    }

    public void save() {
        String name = (self == 0 ? certificates.add(getDraft()) : certificates.change(self, getDraft())).name();
        draft = new CertificateDraft();
        open = false;
        Pages.news(name + " is kept. Its key is sealed and is not shown again.");
    }

    public String placeOrder() {
        return follow(orders.order(getOrder()));
    }

    public String again(AcmeOrderRow row) {
        return follow(orders.again(row.id()));
    }

    public void giveUp(AcmeOrderRow row) {
        orders.discard(row.id());
        Pages.news(row.name() + " is not ordered any more.");
    }

    public String renew(CertificateRow row) {
        return follow(orders.renew(row.id()));
    }

    public void remove(CertificateRow row) {
        certificates.remove(row.id());
        open = false;
        Pages.news(row.name() + " is removed, with its key.");
    }

    private static String follow(Operation operation) {
        return operation.href() + "&faces-redirect=true";
    }

    /** Orders of which no certificate came yet. */
    public List<AcmeOrderRow> getOrders() {
        return orders.open();
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_CERTIFICATES);
    }

    /** What is typed is not kept with the view; it comes again with each request. */
    public CertificateDraft getDraft() {
        @Nullable CertificateDraft typed = draft;
        if (typed == null) {
            draft = new CertificateDraft();
        }
        return draft;
    }

    public AcmeOrderDraft getOrder() {
        @Nullable AcmeOrderDraft typed = order;
        if (typed == null) {
            order = new AcmeOrderDraft();
        }
        return order;
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isOrdering() {
        return ordering;
    }

    /** Whether one that is there is changed. */
    public boolean isEditing() {
        return self != 0;
    }

    /** Whether Intendant orders the one that is changed. */
    public boolean isOrdered() {
        return ordered;
    }
}
