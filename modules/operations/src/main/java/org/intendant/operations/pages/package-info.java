/** How people and programs see operations, plans and comparisons: pages and REST resources. Thin: each calls a use case. */
@NullMarked
package org.intendant.operations.pages;

import org.jspecify.annotations.NullMarked;
