package org.intendant.notices.wishes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the caller is told, over REST. */
@Path("notices/wishes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WishesResource {

    @Inject
    Wishes wishes;

    /** One for each kind: whether by mail and by webhook, and after how many minutes that it lasts. */
    @GET
    public WishesJson mine() {
        return new WishesJson(wishes.mine());
    }

    /** Changes the kinds that are named and leaves the others; 422 with the field that is wrong. */
    @PUT
    public WishesJson save(WishesJson changed) {
        wishes.save(changed.wishes());
        return mine();
    }

    /** One for each kind that is meant. */
    public record WishesJson(List<WishDraft> wishes) {

        public WishesJson {
            wishes = wishes == null ? List.of() : List.copyOf(wishes);
        }
    }
}
