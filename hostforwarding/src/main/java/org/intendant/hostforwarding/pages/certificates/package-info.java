/** Certificates on pages, over REST, in Ctrl+K, on the overview and in the guide. */
@NullMarked
package org.intendant.hostforwarding.pages.certificates;

import org.jspecify.annotations.NullMarked;
