package org.intendant.keymanager.revoke;

/**
 * Something about what was taken is not as it was. Fired in the transaction, for those who act once it is committed.
 *
 * @param more whether there is something to take from hosts now
 */
record RevocationsChanged(boolean more) {}
