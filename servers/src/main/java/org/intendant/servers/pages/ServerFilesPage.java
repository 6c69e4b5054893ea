package org.intendant.servers.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.WrittenFiles;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The files that Intendant wrote on one server, the latest first. */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServerFilesPage {
    private static final int MOST = 50;

    @Inject
    WrittenFiles files;

    /** Knows which server; this bean begins later, when its tab is opened. */
    @Inject
    ServerPage page;

    private Page<WrittenFile> found;

    @PostConstruct
    void open() {
        Target target = page.getServer().target();
        found = files.page(new Query("", Map.of("target", target.key()), "", false, 0, MOST));
    }

    public List<WrittenFile> getRows() {
        return found.rows();
    }

    /** How many there are, shown or not. */
    public long getTotal() {
        return found.total();
    }
}
