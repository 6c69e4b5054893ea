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
    PUBLIC("Sign in, sign out, use a one-time link", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Own profile, password, tokens and sign-ins. */
    OWN_PROFILE("Own profile, password, tokens and sign-ins", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** The overview, narrowed to owned servers for members. */
    SEE_OVERVIEW("See the overview", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Servers, their accounts and their state; members see owned ones only. */
    SEE_SERVERS("See servers, accounts and their state", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Add, enrol and remove servers. */
    ADD_SERVERS("Add, enrol and remove servers", ADMIN, OPERATOR),
    /** Change a server and what is wanted on it; members on owned ones only. */
    CHANGE_SERVERS("Change servers and what is wanted on them", ADMIN, OPERATOR, MEMBER),
    /** Compare, plan, approve and apply; members on owned servers only. */
    APPLY_PLANS("Compare, plan, approve and apply", ADMIN, OPERATOR, MEMBER),
    /** Operations and their logs; members see those that they started or whose server they own. */
    SEE_OPERATIONS("See operations", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Read what a command or an apply printed: whoever started it, owners of that server, operators, admins. */
    READ_OUTPUT("Read what commands and applies printed", ADMIN, OPERATOR, MEMBER),
    /** Cancel an operation; members those that they started. */
    CANCEL_OPERATIONS("Cancel operations", ADMIN, OPERATOR, MEMBER),
    /** Forward a public port on which the hypervisor itself listens, SSH for example. */
    FORCE_FORWARDS("Forward ports on which a hypervisor itself listens", ADMIN),
    /** Certificates of host names, never their keys. Who sees one may have a rule use it. */
    SEE_CERTIFICATES("See certificates", ADMIN, OPERATOR, VIEWER),
    /** Upload, order, renew and remove certificates. */
    CHANGE_CERTIFICATES("Upload, order, renew and remove certificates", ADMIN, OPERATOR),
    /** Agree to the terms of a certificate authority, and say where it writes to. */
    SET_UP_ACME("Agree to the terms of a certificate authority", ADMIN),
    /** Read the passwords of users of shares; members on owned servers only. Each reading stands in the audit trail. */
    REVEAL_SHARE_PASSWORDS("Read the passwords of users of shares", ADMIN, OPERATOR, MEMBER),
    /** Write text of nginx that Intendant does not look into. */
    WRITE_RAW_TEXT("Write raw text of nginx for host names", ADMIN),
    /** Run an arbitrary command on servers. */
    RUN_COMMANDS("Run commands on servers", ADMIN),
    /** Names and roles of people. */
    SEE_PEOPLE("See people and their roles", ADMIN, OPERATOR, VIEWER),
    /** Add, change, disable and remove people, make one-time links. */
    CHANGE_PEOPLE("Add, change, disable and remove people", ADMIN),
    /** Groups of people and who is in them. */
    SEE_GROUPS("See groups and who is in them", ADMIN, OPERATOR, VIEWER),
    /** Change who is in a group; operators in groups that they own only. */
    CHANGE_GROUPS("Change who is in a group; operators in their own groups", ADMIN, OPERATOR),
    /** Add, rename and remove groups, choose their owners. */
    ADD_GROUPS("Add, rename and remove groups, choose their owners", ADMIN),
    /** Who can log in where, and why; members see their own ways in. */
    SEE_ACCESS("See who can log in where; members where they can", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Say what groups have and where they may log in, and which keys accounts of servers have. */
    GRANT_ACCESS("Say which groups may log in where, and with which keys of servers", ADMIN),
    /** Take lists out as files, of what one may see. */
    EXPORT("Take lists out as files, of what one may see", ADMIN, OPERATOR, VIEWER, MEMBER),
    /** Bring lists in from files; each row needs what the same deed needs by hand. */
    IMPORT("Bring lists in from files, row by row as by hand", ADMIN, OPERATOR),
    /** Search the audit trail. */
    SEE_AUDIT("Search the audit trail", ADMIN, OPERATOR),
    /** Say which server takes mail, see what everybody was told, mute something for everybody. */
    SET_UP_NOTICES("Set up mail, see and mute everybody’s notices", ADMIN),
    /** Make a backup of Intendant itself. */
    BACK_UP("Back up Intendant itself", ADMIN);

    private final String what;
    private final Set<Role> roles;

    Permission(String what, Role first, Role... others) {
        this.what = what;
        this.roles = EnumSet.of(first, others);
    }

    /** What it allows, as the matrix says it. */
    public String what() {
        return what;
    }

    public boolean heldBy(Role role) {
        return roles.contains(role);
    }
}
