/** The trail of who did what: searched on a page, over REST and as a file, and its latest entries for the overview. */
@NullMarked
package org.intendant.people.audit;

import org.jspecify.annotations.NullMarked;
