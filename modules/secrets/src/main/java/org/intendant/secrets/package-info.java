/**
 * Sealed values: AES-256-GCM under a master key that is kept outside the database and its backup.
 */
@NullMarked
package org.intendant.secrets;

import org.jspecify.annotations.NullMarked;
