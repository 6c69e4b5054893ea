/**
 * Told, not asked: whoever wants it hears of operations that failed and of servers that are amiss for some time, by mail or
 * webhook.
 *
 * <p>Everything lives in the database. One server at a time has the turn and decides, in one transaction, what is said to
 * whom ({@code watch}); any server sends ({@code post}), each message claimed by one conditional update under an epoch. A
 * server that dies between the receiver's yes and its own note lets the message go out once more, with the same id; it is
 * never lost. Nobody is told what he may not see, and output of commands is in no message: they lead to pages.
 */
@NullMarked
package org.intendant.notices;

import org.jspecify.annotations.NullMarked;
