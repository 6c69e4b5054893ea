package org.intendant.people;

import static org.intendant.people.Role.ADMIN;
import static org.intendant.people.Role.MEMBER;
import static org.intendant.people.Role.OPERATOR;
import static org.intendant.people.Role.VIEWER;

import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that can be allowed, and to whom: the whole matrix on one page.
 *
 * <p>{@code OWN} permissions are held by members too; the use case then narrows to what the caller owns, with {@link
 * CurrentActor#mustOwn}.
 */
public enum Permission {
    /** Sign in, sign out, use a one-time link, ask whether the service is alive. Nobody needs to be signed in. */
    PUBLIC(ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Own profile, password, tokens and sign-ins. */
    OWN_PROFILE(ADMIN, OPERATOR, VIEWER, MEMBER),
    /** The overview, narrowed to owned servers for members. */
    SEE_OVERVIEW(ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Servers, their accounts and their state; members see owned ones only. */
    SEE_SERVERS(ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Add, enrol and remove servers. */
    ADD_SERVERS(ADMIN, OPERATOR),
    /** Change a server and what is wanted on it; members on owned ones only. */
    CHANGE_SERVERS(ADMIN, OPERATOR, MEMBER),
    /** Compare, plan, approve and apply; members on owned servers only. */
    APPLY_PLANS(ADMIN, OPERATOR, MEMBER),
    /** Operations and their logs; members see those that they started or whose server they own. */
    SEE_OPERATIONS(ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Read what a command or an apply printed: whoever started it, owners of that server, operators, admins. */
    READ_OUTPUT(ADMIN, OPERATOR, MEMBER),
    /** Cancel an operation; members those that they started. */
    CANCEL_OPERATIONS(ADMIN, OPERATOR, MEMBER),
    /** Run an arbitrary command on servers. */
    RUN_COMMANDS(ADMIN),
    /** Names and roles of people. */
    SEE_PEOPLE(ADMIN, OPERATOR, VIEWER),
    /** Add, change, disable and remove people, make one-time links. */
    CHANGE_PEOPLE(ADMIN),
    /** Search the audit trail. */
    SEE_AUDIT(ADMIN, OPERATOR),
    /** Make a backup of Intendant itself. */
    BACK_UP(ADMIN);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    public boolean heldBy(Role role) {
        return roles.contains(role);
    }
}
