package org.intendant.web;

/**
 * A word that leads somewhere, as in the user menu.
 *
 * @param icon PrimeIcons name: {@code pi-key}
 * @param href path below the context root
 */
public record Link(String word, String icon, String href) {}
