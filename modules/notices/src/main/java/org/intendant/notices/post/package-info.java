/** Messages and their way to people: digests, claims, retries, mail and webhooks. */
@NullMarked
package org.intendant.notices.post;

import org.jspecify.annotations.NullMarked;
