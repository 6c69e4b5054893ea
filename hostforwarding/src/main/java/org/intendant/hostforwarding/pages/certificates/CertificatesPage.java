package org.intendant.hostforwarding.pages.certificates;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** All certificates. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class CertificatesPage implements Serializable {

    static final String PATH = "/hostforwarding/certificates.xhtml";

    static final ListKind LIST = ListKind.at("certificates", PATH, 20)
            .filteredBy("source", "domain")
            .sortedBy("name", "issuer", "expires", "source")
            .showing(
                    ListColumn.always("name", "Certificate"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("expires", "Expires"),
                    ListColumn.usual("source", "Renewed"),
                    ListColumn.usual("issuer", "Issued by"),
                    ListColumn.more("keyKind", "Key"),
                    ListColumn.more("fingerprint", "SHA-256"));

    @Inject
    Certificates certificates;

    @Inject
    Lists lists;

    private LazyRows<CertificateRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, certificates::page, CertificateRow::id);
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<CertificateRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
