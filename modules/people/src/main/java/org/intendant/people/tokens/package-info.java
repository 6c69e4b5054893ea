/** API tokens: shown once, kept as a hash, revocable, expiring. */
@NullMarked
package org.intendant.people.tokens;

import org.jspecify.annotations.NullMarked;
