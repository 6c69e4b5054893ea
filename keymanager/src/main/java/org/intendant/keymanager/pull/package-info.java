/**
 * What servers fetch by themselves: their keys, signed, so that the way there need not be trusted; and what they report of
 * it, signed by their own host keys. For those that still run the original's script, the lists as it knows them.
 */
@NullMarked
package org.intendant.keymanager.pull;

import org.jspecify.annotations.NullMarked;
