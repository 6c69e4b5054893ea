package org.intendant.people.jump;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.intendant.web.Jump;
import org.intendant.web.Jump.How;
import org.intendant.web.JumpGroup;

/** What Ctrl+K shows, as the pages ask for it at each letter. */
@Path("jump")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JumpResource {

    @Inject
    Jumps jumps;

    /**
     * What fits best, in groups: servers, people, operations, pages and deeds, as far as you may see and do them.
     *
     * @param q what was typed, of which the first hundred characters count; empty for what is suggested
     * @param opened paths of pages opened lately, the latest first; counts only where {@code q} is empty
     */
    @GET
    public JumpJson find(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("opened") @DefaultValue("") List<String> opened) {
        List<JumpGroup> groups = q.isBlank() ? jumps.unasked(opened) : jumps.find(q);
        return new JumpJson(groups.stream().map(GroupJson::of).toList());
    }

    /** The answer: at most twenty lines in all. */
    record JumpJson(List<GroupJson> groups) {}

    record GroupJson(String title, List<LineJson> lines) {

        static GroupJson of(JumpGroup group) {
            return new GroupJson(
                    group.title(), group.jumps().stream().map(LineJson::of).toList());
        }
    }

    /**
     * One line.
     *
     * @param how {@code OPEN} a page, {@code POST} to a path, or do it {@code HERE} in the page
     * @param href a path below the context root, or the name of what the page does
     * @param said what is told once a deed is accepted
     */
    record LineJson(String word, String detail, String icon, How how, String href, String said) {

        static LineJson of(Jump jump) {
            return new LineJson(jump.word(), jump.detail(), jump.icon(), jump.how(), jump.href(), jump.said());
        }
    }
}
