/**
 * Public keys of people: read, checked and kept.
 *
 * <p>Decisions: a key is taken apart down to its numbers before it is kept, and always written anew from them, so that
 * nothing that was typed reaches a host but the comment, in which only plain characters are left. Options come from a short
 * list; what is on none of our lists is refused by name. A row carries a MAC under the master key, which is outside the
 * database: a row that was changed there by hand shows, and is used nowhere.
 */
@NullMarked
package org.intendant.keymanager.keys;

import org.jspecify.annotations.NullMarked;
