/**
 * What groups of people have and may: servers with all their keys, single keys, and where all of that logs in.
 *
 * <p>Decisions: a grant names a server or one managed account of it, never an account that Intendant does not manage: where
 * nothing is wanted, nothing is written. Ends are last days. Every row carries a MAC under the master key.
 */
@NullMarked
package org.intendant.keymanager.grants;

import org.jspecify.annotations.NullMarked;
