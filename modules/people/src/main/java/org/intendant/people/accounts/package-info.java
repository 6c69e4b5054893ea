/** Accounts as pages and REST show them: everybody's to administrators, to each the own, and what each role may. */
@NullMarked
package org.intendant.people.accounts;

import org.jspecify.annotations.NullMarked;
