/** The pages of notices, and the same over REST. */
@NullMarked
package org.intendant.notices.pages;

import org.jspecify.annotations.NullMarked;
