package org.intendant.keymanager.revoke;

/** An account of a server, as keys are written there. */
record KeyPlace(long serverId, String account) {}
