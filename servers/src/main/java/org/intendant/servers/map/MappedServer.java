package org.intendant.servers.map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import org.intendant.servers.MapMark;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A server on the map. What is empty is left out of the JSON.
 *
 * @param title what it is for, in one line
 * @param host the name or address by which it is reached
 * @param system its operating system as last read
 * @param on the hypervisor that it runs on, where the caller may see that one
 * @param hypervisor whether others run on it
 * @param state {@code IN_SYNC}, {@code DIFFERS} or {@code UNKNOWN}
 * @param checked the age of the state, or null
 * @param compared whether anything is wanted on it at all
 * @param reachable {@code REACHABLE}, {@code UNREACHABLE} or {@code UNKNOWN}
 * @param tried when that was last tried, or null
 * @param trouble why it does not answer
 */
@JsonInclude(Include.NON_EMPTY)
public record MappedServer(
        long id,
        String name,
        String title,
        String host,
        String system,
        @Nullable Long on,
        @JsonInclude(Include.NON_DEFAULT) boolean hypervisor,
        State state,
        @Nullable Instant checked,
        @JsonInclude(Include.NON_DEFAULT) boolean compared,
        State reachable,
        @Nullable Instant tried,
        String trouble,
        List<String> tags,
        List<MapMark> marks) {}
