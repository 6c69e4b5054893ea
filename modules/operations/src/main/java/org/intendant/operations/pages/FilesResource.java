package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.intendant.operations.Reverts;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.WrittenFiles;
import org.intendant.operations.pages.FileJson.VersionJson;
import org.intendant.plans.Difference;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;

/** Every version of every file that Intendant wrote on hosts. */
@Path("files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {

    private static final ListFile<WrittenFile> FILE = new ListFile<>(
            "files",
            List.of(
                    ListFile.field("id", WrittenFile::id),
                    ListFile.field("target", file -> file.target().key()),
                    ListFile.field("name", file -> file.target().name()),
                    ListFile.field("path", WrittenFile::path),
                    ListFile.field("version", file -> file.latest().number()),
                    ListFile.field("deed", file -> file.latest().deed()),
                    ListFile.field("at", file -> file.latest().at()),
                    ListFile.field("actor", file -> file.latest().actor()),
                    ListFile.field("kind", file -> file.latest().kind()),
                    ListFile.field("operation", file -> file.latest().operation()),
                    ListFile.field("rights", file -> file.latest().rights()),
                    ListFile.field("size", file -> file.latest().size()),
                    ListFile.field("hash", file -> file.latest().shownHash()),
                    ListFile.field("secret", file -> file.latest().secret())));

    @Inject
    WrittenFiles files;

    @Inject
    Reverts reverts;

    /**
     * Some files, the latest written first; sort by path, name, at or actor; filters {@code target=server:12}, {@code kind} and
     * {@code state} ({@code written}, {@code removed}); search in paths and names.
     */
    @GET
    public Page<FileJson> page(@Context UriInfo uri) {
        return files.page(QueryParameters.of(uri)).map(FileJson::of);
    }

    /** The files that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), files::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), files::page);
    }

    /** One file; 404 when there is none that the caller may see. */
    @GET
    @Path("{id}")
    public FileJson get(@PathParam("id") long id) {
        return FileJson.of(files.get(id));
    }

    /** Its versions, the newest first, at most 500. */
    @GET
    @Path("{id}/versions")
    public List<VersionJson> versions(@PathParam("id") long id) {
        return files.versions(id).stream().map(VersionJson::of).toList();
    }

    /** One version; 404 when it is not kept any more. */
    @GET
    @Path("{id}/versions/{number}")
    public VersionJson version(@PathParam("id") long id, @PathParam("number") int number) {
        return VersionJson.of(files.version(id, number));
    }

    /** What the file held then, byte for byte, as a file; 403 for a secret, 404 where nothing is kept. */
    @GET
    @Path("{id}/versions/{number}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response content(@PathParam("id") long id, @PathParam("number") int number) {
        return Response.ok(files.bytes(id, number))
                .header("Content-Disposition", "attachment; filename=\"file-" + id + "-version-" + number + "\"")
                .build();
    }

    /**
     * What differs between two versions.
     *
     * @param from number of the version before
     * @param to number of the version after
     */
    @GET
    @Path("{id}/diff")
    public Difference diff(
            @PathParam("id") long id,
            @QueryParam("from") @DefaultValue("0") int from,
            @QueryParam("to") @DefaultValue("0") int to) {
        return files.difference(id, from, to);
    }

    /**
     * Wants again what was wanted with a version; the host changes once its plan is approved. Answers what becomes wanted
     * otherwise. 409 when it is wanted so already, 422 naming what cannot be wanted again.
     *
     * @param preview true to change nothing, and answer all the same, with an empty list where it is wanted so already
     */
    @POST
    @Path("{id}/versions/{number}/revert")
    public List<Difference> revert(
            @PathParam("id") long id,
            @PathParam("number") int number,
            @QueryParam("preview") @DefaultValue("false") boolean preview) {
        return preview ? reverts.preview(id, number) : reverts.revert(id, number);
    }
}
