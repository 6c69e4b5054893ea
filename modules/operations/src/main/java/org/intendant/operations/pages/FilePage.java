package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.intendant.operations.FileVersion;
import org.intendant.operations.Reverts;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.WrittenFiles;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One written file: its versions, and what differs between two of them: {@code /operations/file.xhtml?id=7&from=1&to=3}. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class FilePage implements Serializable {

    @Inject
    transient WrittenFiles files;

    @Inject
    transient Reverts reverts;

    @Inject
    transient CurrentActor actor;

    @Inject
    transient HttpServletRequest request;

    private long id;
    private int from;
    private int to;
    private transient @Nullable List<FileVersion> versions;
    private transient @Nullable FileDiff diff;
    private int asked;
    private transient @Nullable List<FileDiff> otherwise;

    @PostConstruct
    void fromAddress() {
        id = Ids.of(request.getParameter("id"), "file");
        to = number("to", getVersions().get(0).number());
        from = number("from", before(to));
    }

    private int number(String parameter, int otherwise) {
        String sent = request.getParameter(parameter);
        return sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : otherwise;
    }

    /** The version before this one, as far as it is kept; itself where there is none. */
    public int before(int number) {
        return getVersions().stream()
                .mapToInt(FileVersion::number)
                .filter(other -> other < number)
                .max()
                .orElse(number);
    }

    /** Goes on at the address of what is chosen. */
    public void compare() {
        Pages.open("/operations/file.xhtml?id=" + id + "&from=" + from + "&to=" + to);
    }

    /** Whether this version can be wanted again, by whoever looks. */
    public boolean reverts(FileVersion version) {
        return actor.get().may(Permission.CHANGE_SERVERS) && reverts.offers(getFile(), version);
    }

    /** Why nobody can want an earlier version again; empty where some can be. */
    public String getNever() {
        return reverts.never(getFile());
    }

    /** Asks first, with what would become wanted otherwise. */
    public void ask(int number) {
        leave();
        otherwise = reverts.preview(id, number).stream().map(FileDiff::of).toList();
        asked = number;
    }

    public void leave() {
        asked = 0;
        otherwise = null;
    }

    /** Wants again what was wanted with the version that was asked about, and goes on to its plan. */
    public void revert() {
        String kind = files.version(id, asked).kind();
        String target = getFile().target().key();
        reverts.revert(id, asked);
        Pages.news("Wanted again as with version " + asked + ". The host changes once its plan is approved.");
        Pages.open(
                actor.get().may(Permission.APPLY_PLANS)
                        ? "/operations/plan.xhtml?kind=" + kind + "&target=" + target
                        : "/operations/file.xhtml?id=" + id);
    }

    /** The version that is asked about, or 0. */
    public int getAsked() {
        return asked;
    }

    public List<FileDiff> getOtherwise() {
        List<FileDiff> known = otherwise;
        return known == null ? List.of() : known;
    }

    public WrittenFile getFile() {
        return files.get(id);
    }

    public List<FileVersion> getVersions() {
        List<FileVersion> known = versions;
        if (known == null) {
            known = files.versions(id);
            versions = known;
        }
        return known;
    }

    public FileDiff getDiff() {
        FileDiff known = diff;
        if (known == null) {
            known = FileDiff.of(files.difference(id, from, to));
            diff = known;
        }
        return known;
    }

    /** Whether whoever looks may see what files held. */
    public boolean isReadable() {
        return actor.get().may(Permission.READ_OUTPUT);
    }

    /** The page of what the file lies on; empty for what has none. */
    public String getTargetHref() {
        return getFile().target().type().equals("server")
                ? "/servers/server.xhtml?id=" + getFile().target().id()
                : "";
    }

    public long getId() {
        return id;
    }

    public int getFrom() {
        return from;
    }

    public void setFrom(int from) {
        this.from = from;
    }

    public int getTo() {
        return to;
    }

    public void setTo(int to) {
        this.to = to;
    }

    public String shown(String text) {
        return Shown.text(text);
    }
}
