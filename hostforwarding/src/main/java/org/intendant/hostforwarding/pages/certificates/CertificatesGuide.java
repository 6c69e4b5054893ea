package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the page of certificates is explained by. */
@ApplicationScoped
class CertificatesGuide implements Guides {

    @Override
    public int order() {
        return 46;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "certificates",
                "Certificates",
                "How a certificate is uploaded or ordered, renewed, and gets to its proxies.",
                "pi-verified",
                "/hostforwarding/guide/certificates.xhtml"));
    }
}
