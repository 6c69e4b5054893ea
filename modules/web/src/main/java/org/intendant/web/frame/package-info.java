/** The frame of every page, and the overview that the features fill. */
@NullMarked
package org.intendant.web.frame;

import org.jspecify.annotations.NullMarked;
