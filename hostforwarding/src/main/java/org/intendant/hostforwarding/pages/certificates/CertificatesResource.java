package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.intendant.hostforwarding.certificates.CertificateDraft;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.hostforwarding.certificates.acme.AcmeOrders;
import org.intendant.operations.pages.OperationJson;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;

/** Certificates of host names. No answer ever holds a private key. Nothing here changes a host. */
@Path("certificates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CertificatesResource {

    private static final ListFile<CertificateRow> FILE = new ListFile<>(
            "certificates",
            List.of(
                    ListFile.field("id", CertificateRow::id),
                    ListFile.field("name", CertificateRow::name),
                    ListFile.field("domains", CertificateRow::domains),
                    ListFile.field("issuer", CertificateRow::issuer),
                    ListFile.field("keyKind", CertificateRow::keyKind),
                    ListFile.field("fingerprint", CertificateRow::fingerprint),
                    ListFile.field("notBefore", CertificateRow::notBefore),
                    ListFile.field("notAfter", CertificateRow::notAfter),
                    ListFile.field("daysLeft", CertificateRow::daysLeft),
                    ListFile.field("source", CertificateRow::source),
                    ListFile.field("renews", CertificateRow::renews),
                    ListFile.field("state", CertificateRow::state),
                    ListFile.field("trouble", CertificateRow::trouble)));

    @Inject
    Certificates certificates;

    @Inject
    AcmeOrders orders;

    /**
     * All certificates, those that expire first ahead: filters {@code domain} and {@code source} (uploaded, acme); sorted by
     * name, issuer, expires or source.
     */
    @GET
    public Page<CertificateRow> page(@Context UriInfo uri) {
        return certificates.page(QueryParameters.of(uri));
    }

    /** Those that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), certificates::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), certificates::page);
    }

    /** One certificate. */
    @GET
    @Path("{id}")
    public CertificateRow one(@PathParam("id") long id) {
        return certificates.get(id);
    }

    /** The certificate and its chain in PEM, as servers send them. Public: without the key. */
    @GET
    @Path("{id}/chain")
    @Produces("application/x-pem-file")
    public Response chain(@PathParam("id") long id) {
        return Response.ok(certificates.chain(id), "application/x-pem-file")
                .header("Content-Disposition", "attachment; filename=\"certificate-" + id + ".pem\"")
                .build();
    }

    /** Uploads a certificate with its chain and key; 422 with the fields that are wrong. */
    @POST
    public CertificateRow add(CertificateDraft draft) {
        return certificates.get(certificates.add(draft).id());
    }

    /** Changes a certificate, whose version must be the current one. Without a chain and a key these stay. */
    @PUT
    @Path("{id}")
    public CertificateRow change(@PathParam("id") long id, CertificateDraft draft) {
        certificates.change(id, draft);
        return certificates.get(id);
    }

    /** Removes it with its key; 409 while a rule uses it. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        certificates.remove(id);
    }

    /**
     * Renews a certificate that Intendant ordered, now.
     *
     * @return 202 with the operation; 404 when there is none such, 409 while it is renewed
     */
    @POST
    @Path("{id}/renew")
    public Response renew(@PathParam("id") long id) {
        return Response.accepted(OperationJson.of(orders.renew(id))).build();
    }
}
