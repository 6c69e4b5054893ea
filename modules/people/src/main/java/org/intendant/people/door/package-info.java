/** Where every request is looked at: which way it wants, who comes, from whose page, and what strangers are told. */
@NullMarked
package org.intendant.people.door;

import org.jspecify.annotations.NullMarked;
