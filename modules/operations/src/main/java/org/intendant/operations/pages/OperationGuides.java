package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of plans and operations are explained by. */
@ApplicationScoped
class OperationGuides implements Guides {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Guide> guides() {
        return List.of(
                new Guide(
                        "drift",
                        "Drift, plans and approvals",
                        "What hosts are, compared with what you want, and how the difference is closed.",
                        "pi-arrow-right-arrow-left",
                        "/operations/guide/drift.xhtml"),
                new Guide(
                        "operations",
                        "Operations",
                        "Long work runs in the background, keeps its log, and outlives a restart.",
                        "pi-bolt",
                        "/operations/guide/operations.xhtml"),
                new Guide(
                        "files",
                        "Written files",
                        "Every version of every file that Intendant wrote on a host, and what was there before.",
                        "pi-file",
                        "/operations/guide/files.xhtml"));
    }
}
