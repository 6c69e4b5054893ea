package org.intendant.servers;

import org.intendant.web.State;

/**
 * A short mark on a server of the map.
 *
 * @param state gives its colour
 * @param icon PrimeIcons name of the feature: {@code pi-id-card}
 * @param words what it says, with its number: {@code Accounts differ: 3 changes}
 * @param href path below the context root where one sees more; whoever looks may open it
 */
public record MapMark(State state, String icon, String words, String href) {}
