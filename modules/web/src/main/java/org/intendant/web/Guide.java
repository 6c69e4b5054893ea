package org.intendant.web;

/**
 * A short page that explains one area of the product and ships with it.
 *
 * @param area the area of the pages that lead to it, as in their {@code area} parameter: {@code servers}
 * @param title {@code Servers}
 * @param sentence what one learns there, for the list of guides
 * @param icon PrimeIcons name: {@code pi-server}
 * @param href path below the context root: {@code /servers/guide/servers.xhtml}
 */
public record Guide(String area, String title, String sentence, String icon, String href) {}
