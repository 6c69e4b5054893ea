/**
 * How a host becomes a server: its key is shown, compared and pinned, Intendant is let in, the facts are read, and a form
 * is proposed from them.
 *
 * <p>A server is added in this way only, because a person must confirm its key. Each step is a row, so that a reload, a
 * restart or a change of mind loses nothing. Intendant's own key is made here once and sealed.
 */
@NullMarked
package org.intendant.servers.enrolment;

import org.jspecify.annotations.NullMarked;
