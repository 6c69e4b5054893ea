package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Certificates in the navigation. */
@ApplicationScoped
class CertificatesEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Network";
    }

    @Override
    public String area() {
        return "certificates";
    }

    @Override
    public String word() {
        return "Certificates";
    }

    @Override
    public String icon() {
        return "pi-verified";
    }

    @Override
    public String href() {
        return CertificatesPage.PATH;
    }

    @Override
    public int order() {
        return 320;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_CERTIFICATES)).isPresent();
    }
}
