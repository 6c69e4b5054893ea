package org.intendant.people;

/** The four roles. What each may is said once, in {@link Permission}. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Runs the estate: servers, plans, operations; not people. */
    OPERATOR,
    /** Sees the estate and changes nothing. */
    VIEWER,
    /** Own profile, own keys, owned servers, nothing else. */
    MEMBER
}
