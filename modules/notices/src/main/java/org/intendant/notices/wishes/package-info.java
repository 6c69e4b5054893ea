/** What each person wants to hear of, by which way, and what is muted. */
@NullMarked
package org.intendant.notices.wishes;

import org.jspecify.annotations.NullMarked;
