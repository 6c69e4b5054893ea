package org.intendant.plans;

/** How much care a step needs. */
public enum Risk {
    /** Can be undone by planning the old wish again. */
    NORMAL,
    /** Could cut Intendant off; the host guards it with a rollback of its own. */
    COMMIT_CONFIRMED,
    /** Takes something away that planning cannot bring back. Asks for a typed name. */
    DESTRUCTIVE
}
