/**
 * What every page and every REST answer is made of: the frame, badges, tables, errors, paging, and the interfaces through
 * which features add to the navigation and to the dashboard. Knows no session and no operation.
 *
 * <p>Here is what features use. What works without their doing is in drawers by theme: {@code errors}, {@code requests}
 * and {@code frame}.
 */
@NullMarked
package org.intendant.web;

import org.jspecify.annotations.NullMarked;
