package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Certificates that forms offer. */
@ApplicationScoped
class CertificateChoices {

    @Inject
    Certificates certificates;

    @Inject
    CurrentActor actor;

    /**
     * Name → primary key.
     *
     * @param chosen what stands already; who may see no certificate keeps that
     */
    Map<String, Long> beside(@Nullable Long chosen) {
        Map<String, Long> offered = new LinkedHashMap<>();
        if (actor.get().may(Permission.SEE_CERTIFICATES)) {
            certificates
                    .page(new Query("", Map.of(), "", false, 0, Query.MOST))
                    .rows()
                    .forEach(row -> offered.put(row.name(), row.id()));
        }
        if (chosen != null && !offered.containsValue(chosen)) {
            offered.put("As it is", chosen);
        }
        return offered;
    }
}
