package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Ignored;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What was found when what is wanted was compared with what is. */
@Path("comparisons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComparisonsResource {

    private static final ListFile<Comparison> FILE = new ListFile<>(
            "drift",
            List.of(
                    ListFile.field("kind", Comparison::kind),
                    ListFile.field("target", comparison -> comparison.target().key()),
                    ListFile.field("name", comparison -> comparison.target().name()),
                    ListFile.field("state", Comparison::state),
                    ListFile.field("checked", Comparison::checked),
                    ListFile.field("since", Comparison::since),
                    ListFile.field("sentences", comparison -> String.join(" ", comparison.sentences())),
                    ListFile.field("error", Comparison::error),
                    ListFile.field("adoptable", Comparison::adoptable),
                    ListFile.field("ignoredUntil", ComparisonsResource::ignoredUntil)));

    @Inject
    Comparisons comparisons;

    private static Object ignoredUntil(Comparison comparison) {
        Ignored ignored = comparison.ignored();
        return ignored == null ? "" : ignored.lastDay();
    }

    /** What differs or is unknown; filters {@code state} ({@code adoptable} where others made what could become wanted, {@code all} for everything), {@code kind}, {@code target}. */
    @GET
    public Page<ComparisonJson> page(@Context UriInfo uri) {
        return comparisons.page(QueryParameters.of(uri)).map(ComparisonJson::of);
    }

    /** The comparisons that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), comparisons::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), comparisons::page);
    }

    /** Counts of targets: {@code {"inSync", "differ", "unknown", "oldest"}}. */
    @GET
    @Path("summary")
    public Comparisons.Summary summary() {
        return comparisons.summary();
    }

    /** Has one target compared now, in the background: 202; 404 when nothing is compared there that you may see. */
    @POST
    @Path("{type}/{id}/compare")
    public Response compare(@PathParam("type") String type, @PathParam("id") long id) {
        comparisons.compareSoon(type + ":" + id);
        return Response.accepted().build();
    }

    /** Has everything compared now, in the background: 202. */
    @POST
    @Path("compare")
    public Response compare() {
        comparisons.compareAllSoon();
        return Response.accepted().build();
    }

    /**
     * One comparison.
     *
     * @param target as in {@code server:12}
     * @param state {@code IN_SYNC}, {@code DIFFERS} or {@code UNKNOWN}
     * @param checked when it was last compared successfully
     * @param since since when it is in this state
     * @param digest of what differs, by which it can be ignored
     * @param adoptable how many things of others were found there that could become wanted
     * @param ignoredUntil the last day on which somebody ignores it, as in {@code 2026-12-31}, or null
     * @param ignoredBy who, or null
     */
    record ComparisonJson(
            String kind,
            String target,
            String targetName,
            State state,
            @Nullable Instant checked,
            Instant since,
            List<String> sentences,
            String error,
            String digest,
            int adoptable,
            @Nullable String ignoredUntil,
            @Nullable String ignoredBy) {

        static ComparisonJson of(Comparison comparison) {
            Ignored ignored = comparison.ignored();
            return new ComparisonJson(
                    comparison.kind(),
                    comparison.target().key(),
                    comparison.target().name(),
                    comparison.state(),
                    comparison.checked(),
                    comparison.since(),
                    comparison.sentences(),
                    comparison.error(),
                    comparison.digest(),
                    comparison.adoptable(),
                    ignored == null ? null : ignored.lastDay().toString(),
                    ignored == null ? null : ignored.by());
        }
    }
}
