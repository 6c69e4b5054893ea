/**
 * The inventory that every feature points at: servers, how they are reached, what was read from them, and the accounts
 * wanted on them.
 */
@NullMarked
package org.intendant.servers;

import org.jspecify.annotations.NullMarked;
