/** Host names on pages and over REST. */
@NullMarked
package org.intendant.hostforwarding.pages;

import org.jspecify.annotations.NullMarked;
