package org.intendant.people.signin;

import java.time.Instant;
import org.intendant.people.Actor;

/**
 * Who came with a cookie or a token that is good, and until when.
 *
 * @param actor the person in the role that he has now
 * @param id primary key of the sign-in or the token
 * @param ends when it is over if nothing happens before
 * @param lastSeen as the row says, to the minute
 */
public record Caller(Actor actor, long id, Instant ends, Instant lastSeen) {}
