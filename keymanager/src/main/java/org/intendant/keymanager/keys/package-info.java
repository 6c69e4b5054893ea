/**
 * Public keys of people and of servers' accounts: read, checked and kept.
 *
 * <p>Decisions: a key is taken apart down to its numbers before it is kept, and always written anew from them, so that
 * nothing that was typed reaches a host but the comment, in which only plain characters are left. Options come from a short
 * list; what is on none of our lists is refused by name. A row carries a MAC under the master key, which is outside the
 * database: a row that was changed there by hand shows, and is used nowhere. What a host says of its accounts' keys is shown
 * and kept by decision only, since a key that is kept may open other servers. A key that an account shall have is made on its
 * host, with the account's own rights; its private half is never read.
 */
@NullMarked
package org.intendant.keymanager.keys;

import org.jspecify.annotations.NullMarked;
