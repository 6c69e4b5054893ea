/**
 * Which folders of file servers are shared with whom.
 */
@NullMarked
package org.intendant.samba;

import org.jspecify.annotations.NullMarked;
