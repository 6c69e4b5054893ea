/** Links that open one door once: the set-up of a fresh installation, and everybody's choice of a password. */
@NullMarked
package org.intendant.people.links;

import org.jspecify.annotations.NullMarked;
