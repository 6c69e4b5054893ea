package org.intendant.people;

import java.time.Instant;

/**
 * Who came with a cookie or a token that is good, and until when.
 *
 * @param actor the person in the role that he has now
 * @param id primary key of the sign-in or the token
 * @param ends when it is over if nothing happens before
 * @param lastSeen as the row says, to the minute
 */
record Caller(Actor actor, long id, Instant ends, Instant lastSeen) {}
