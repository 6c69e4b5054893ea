/** Shares on pages, over REST, in files, in Ctrl+K and in the guide. */
@NullMarked
package org.intendant.samba.pages;

import org.jspecify.annotations.NullMarked;
