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

    /**
     * Every server that you may see, by name, with where it runs; how many there are; and how states look, by their names. Of
     * more than 5,000, first of those that do not answer and of those that differ, then by name, with the hypervisors of these.
     */
    @GET
    public MapJson read() {
        ServerMap.Shown shown = map.read();
        return new MapJson(
                shown.servers(),
                shown.all(),
                Arrays.stream(State.values()).collect(Collectors.toMap(State::name, StateJson::of)));
    }

    /**
     * The answer.
     *
     * @param all how many servers you may see, also where not all of them are among the servers here
     */
    record MapJson(List<MappedServer> servers, long all, Map<String, StateJson> states) {}

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
