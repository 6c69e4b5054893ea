/**
 * What every page and every REST answer is made of: the frame, badges, tables, errors, paging, and the interfaces through
 * which features add to the navigation and to the dashboard. Knows no session and no operation.
 */
@NullMarked
package org.intendant.web;

import org.jspecify.annotations.NullMarked;
