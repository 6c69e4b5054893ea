package org.intendant.keymanager;

/**
 * A host is proven to have other keys than when it was compared: fired as a CDI event.
 *
 * @param serverId its server's primary key
 */
public record KeysChanged(long serverId) {}
