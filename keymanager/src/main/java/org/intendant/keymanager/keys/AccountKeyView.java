package org.intendant.keymanager.keys;

/**
 * A key of a server's account as pages and REST show it.
 *
 * @param genuine false when its row was changed in the database by somebody else than Intendant: it is used nowhere
 */
public record AccountKeyView(AccountKey key, boolean genuine) {}
