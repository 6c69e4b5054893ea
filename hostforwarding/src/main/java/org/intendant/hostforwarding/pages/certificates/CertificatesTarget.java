package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Certificates, for Ctrl+K: by name and domain. */
@ApplicationScoped
class CertificatesTarget implements JumpTarget {

    private static final int SHORTEST = 2;
    private static final int MOST = 20;

    @Inject
    Certificates certificates;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Certificates";
    }

    @Override
    public int order() {
        return 46;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may =
                actor.find().filter(who -> who.may(Permission.SEE_CERTIFICATES)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        certificates
                                .page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        row -> FoundBy.of(row.name(), String.join(" ", row.domains())),
                        CertificatesTarget::jump)
                : List.of();
    }

    private static Jump jump(CertificateRow row) {
        return Jump.to(
                row.name(),
                row.state().getWord() + " · " + row.issuer(),
                "pi-verified",
                CertificatesPage.PATH + "?q=" + URLEncoder.encode(row.name(), StandardCharsets.UTF_8));
    }
}
