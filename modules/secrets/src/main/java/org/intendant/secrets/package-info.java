/**
 * Sealed values: AES-256-GCM under a master key that is kept outside the database and its backup; and the one shape of rows
 * that carry a MAC under it, because they decide about access ({@link org.intendant.secrets.SealedRow}).
 */
@NullMarked
package org.intendant.secrets;

import org.jspecify.annotations.NullMarked;
