/** What a password must be, how it is kept, and the throttled door where a name and a password are looked at. */
@NullMarked
package org.intendant.people.passwords;

import org.jspecify.annotations.NullMarked;
