/** The application that ships: it puts the modules together and holds nothing that a module could hold. */
@NullMarked
package org.intendant.application;

import org.jspecify.annotations.NullMarked;
