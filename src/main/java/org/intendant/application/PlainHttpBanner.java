package org.intendant.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.intendant.data.Settings;
import org.intendant.web.Banner;

/** Says on every page that passwords cross the network in clear. */
@ApplicationScoped
public class PlainHttpBanner implements Banner {

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest request;

    @Override
    public boolean visible() {
        return settings.plainHttpExposed() && !request.isSecure();
    }

    @Override
    public String tone() {
        return "bad";
    }

    @Override
    public String sentence() {
        return "This page travels unencrypted: everybody on the way can read passwords. "
                + "Set INTENDANT_TLS_CERT and INTENDANT_TLS_KEY, or INTENDANT_TRUSTED_PROXIES behind a proxy.";
    }
}
