package org.intendant.hostforwarding.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.intendant.hostforwarding.names.Proxies;
import org.intendant.hostforwarding.names.ProxyDraft;
import org.jspecify.annotations.Nullable;

/** What a proxy does with names that no rule has, while somebody types it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ProxyPage implements Serializable {

    @Inject
    Proxies proxies;

    @Inject
    CertificateChoices certificates;

    @Inject
    HostNamePage names;

    private transient ProxyDraft draft = new ProxyDraft();
    private boolean open;

    public void edit(long proxyId) {
        draft = proxies.draft(proxyId);
        open = true;
    }

    public void discard() {
        open = false;
    }

    /** Keeps it, and shows at once what that changes on the proxy. */
    public void save(long proxyId) {
        proxies.change(proxyId, getDraft());
        open = false;
        names.review(proxyId);
    }

    /** Certificates that can be chosen, by name. */
    public Map<String, Long> getCertificates() {
        return certificates.beside(getDraft().getCertificateId());
    }

    public ProxyDraft getDraft() {
        @Nullable ProxyDraft typed = draft;
        if (typed == null) {
            draft = new ProxyDraft();
        }
        return draft;
    }

    public boolean isOpen() {
        return open;
    }
}
