package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.intendant.hostforwarding.certificates.acme.AcmeOrderDraft;
import org.intendant.hostforwarding.certificates.acme.AcmeOrderRow;
import org.intendant.hostforwarding.certificates.acme.AcmeOrders;
import org.intendant.operations.pages.OperationJson;

/** Certificates that were ordered over ACME and did not come yet. */
@Path("certificate-orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CertificateOrdersResource {

    @Inject
    AcmeOrders orders;

    /** All of them, with why the last try failed. */
    @GET
    public List<AcmeOrderRow> open() {
        return orders.open();
    }

    /**
     * Orders a certificate: {@code {"domains": "shop.example.org www.example.org"}}.
     *
     * @return 202 with the operation; 422 with the fields that are wrong, 409 before the terms were agreed to
     */
    @POST
    public Response order(AcmeOrderDraft draft) {
        return Response.accepted(OperationJson.of(orders.order(draft))).build();
    }

    /** Tries again; 202 with the operation, 429 when it failed too often within an hour. */
    @POST
    @Path("{id}/again")
    public Response again(@PathParam("id") long id) {
        return Response.accepted(OperationJson.of(orders.again(id))).build();
    }

    /** Gives it up; 409 while it runs. */
    @DELETE
    @Path("{id}")
    public void discard(@PathParam("id") long id) {
        orders.discard(id);
    }
}
