/** What happened, and what is amiss for how long: decided by one server at a time, in one transaction. */
@NullMarked
package org.intendant.notices.watch;

import org.jspecify.annotations.NullMarked;
