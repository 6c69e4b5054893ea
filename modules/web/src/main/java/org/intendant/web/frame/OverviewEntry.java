package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.web.NavigationEntry;

/** The overview stands first in the navigation. */
@ApplicationScoped
class OverviewEntry implements NavigationEntry {

    @Override
    public String group() {
        return "";
    }

    @Override
    public String area() {
        return "overview";
    }

    @Override
    public String word() {
        return "Overview";
    }

    @Override
    public String icon() {
        return "pi-home";
    }

    @Override
    public String href() {
        return "/dashboard.xhtml";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean visible() {
        return true;
    }
}
