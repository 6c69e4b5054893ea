package org.intendant.people.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.web.Jump;
import org.intendant.web.JumpGroup;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** Everywhere that the caller can jump to. Each kind of thing answers for itself, and knows what he may see. */
@ApplicationScoped
public class Jumps {

    private static final int MOST = 20;
    private static final int MOST_OPENED = 6;
    private static final int MOST_REMEMBERED = 20;

    @Inject
    @Any
    Instance<JumpTarget> targets;

    /** What fits what was typed, at most twenty lines, the group with the best one first. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public List<JumpGroup> find(String typed) {
        Sought sought = Sought.of(typed);
        return sought.isEmpty()
                ? unasked(List.of())
                : JumpGroup.joined(
                        ordered().stream()
                                .map(target -> new JumpGroup(target.title(), target.find(sought)))
                                .toList(),
                        MOST);
    }

    /**
     * What stands there before anything is typed: what was opened lately, what can be done, and the pages.
     *
     * @param opened paths below the context root, the latest first; what is no thing that the caller may see is passed over
     */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public List<JumpGroup> unasked(Collection<String> opened) {
        List<String> hrefs = opened.stream().distinct().limit(MOST_REMEMBERED).toList();
        Map<String, Jump> known = new HashMap<>();
        List<JumpGroup> groups = new ArrayList<>();
        for (JumpTarget target : ordered()) {
            known.putAll(target.opened(hrefs));
            groups.add(new JumpGroup(target.title(), target.suggested()));
        }
        List<Jump> lately = hrefs.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .limit(MOST_OPENED)
                .toList();
        groups.add(0, new JumpGroup("Opened lately", lately));
        return JumpGroup.joined(groups, MOST);
    }

    private List<JumpTarget> ordered() {
        return targets.stream()
                .sorted(Comparator.comparingInt(JumpTarget::order))
                .toList();
    }
}
