package org.intendant.people.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.web.Query;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Files over REST, the same for every kind: resources of lists hand their requests on to this. */
@ApplicationScoped
public class Files {

    private static final String FORMAT = "format";
    private static final String TEMPLATE = "template";

    @Inject
    Exports exports;

    @Inject
    Imports imports;

    /** What a list takes out: {@code format=csv} or {@code json}, {@code template=true} for an empty one, and its filters. */
    public Response export(Importable kind, UriInfo uri) {
        Query query = QueryParameters.of(uri, Set.of(FORMAT, TEMPLATE));
        String format = one(uri, FORMAT, "csv");
        if (yes(TEMPLATE, one(uri, TEMPLATE, "false"))) {
            return file(exports.template(kind), "text/csv; charset=UTF-8", kind.kind() + "-template.csv");
        }
        return switch (format) {
            case "csv" -> file(exports.csv(kind, query), "text/csv; charset=UTF-8", kind.kind() + ".csv");
            case "json" ->
                file(Map.of("rows", exports.json(kind, query)), MediaType.APPLICATION_JSON, kind.kind() + ".json");
            default -> throw new Refused(FORMAT, "Give format as csv or json.");
        };
    }

    private static Response file(Object content, String type, String name) {
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** What a list takes in, as CSV or JSON by its media type; only tried unless {@code preview=false}. */
    public ImportReport take(Importable kind, HttpHeaders headers, @Nullable String preview, byte[] body) {
        boolean only = yes("preview", preview == null ? "true" : preview);
        MediaType type = headers.getMediaType();
        Upload.Format format =
                type != null && type.getSubtype().equalsIgnoreCase("csv") ? Upload.Format.CSV : Upload.Format.JSON;
        ImportPreview tried = imports.preview(kind, new Upload(body, format, ""));
        return only ? tried.report() : imports.apply(tried);
    }

    private static String one(UriInfo uri, String name, String otherwise) {
        String given = uri.getQueryParameters().getFirst(name);
        return given == null ? otherwise : given;
    }

    private static boolean yes(String name, String given) {
        return switch (given) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new Refused(name, "Give " + name + " as true or false.");
        };
    }
}
