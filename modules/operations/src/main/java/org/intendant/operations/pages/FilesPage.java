package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.WrittenFiles;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Every file that Intendant wrote on a host, as it left it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class FilesPage implements Serializable {

    static final ListKind LIST = ListKind.at("files", "/operations/files.xhtml", 25)
            .filteredBy("target", "kind", "state")
            .sortedBy("path", "name", "at", "actor")
            .showing(
                    ListColumn.always("path", "File"),
                    ListColumn.usual("name", "Server"),
                    ListColumn.usual("what", "Latest version"),
                    ListColumn.usual("at", "When"),
                    ListColumn.usual("actor", "By"),
                    ListColumn.more("kind", "For"));

    @Inject
    transient WrittenFiles files;

    @Inject
    transient Lists lists;

    private transient LazyRows<WrittenFile> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, files::page, WrittenFile::id);
    }

    public LazyRows<WrittenFile> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }

    /** How pages call each planner that wrote something, by its kind. */
    public Map<String, String> getKinds() {
        return files.kinds();
    }

    public void clear() {
        getList().clear();
    }

    /** Whose files are shown alone. */
    public String getNarrowed() {
        return Narrowed.words(
                "",
                getList().getFilters().getOrDefault("target", ""),
                rows.top().map(file -> file.target().name()));
    }

    /** Shows files of any target again. */
    public void everything() {
        getList().getFilters().put("target", "");
    }

    public String shown(String text) {
        return Shown.text(text);
    }
}
