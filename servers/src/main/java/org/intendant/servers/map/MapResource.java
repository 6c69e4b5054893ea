package org.intendant.servers.map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.web.State;

/** The map of servers, as its page reads it. */
@Path("servers/map")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MapResource {
    @Inject
    ServerMap map;

    /** Every server that you may see, by name, with where it runs; and how states look, by their names. */
    @GET
    public MapJson read() {
        return new MapJson(
                map.all(), Arrays.stream(State.values()).collect(Collectors.toMap(State::name, StateJson::of)));
    }

    /** The answer. */
    record MapJson(List<MappedServer> servers, Map<String, StateJson> states) {}

    /**
     * How a state looks.
     *
     * @param tone {@code ok}, {@code warn}, {@code bad}, {@code run} or empty
     * @param icon PrimeIcons name
     */
    record StateJson(String tone, String icon, String word) {
        static StateJson of(State state) {
            return new StateJson(state.getTone(), state.getIcon(), state.getWord());
        }
    }
}
