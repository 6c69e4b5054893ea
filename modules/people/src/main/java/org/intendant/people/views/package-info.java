/** Saved views of list pages and chosen columns, each person's own; and how a list page begins: from its address, or from a view. */
@NullMarked
package org.intendant.people.views;

import org.jspecify.annotations.NullMarked;
