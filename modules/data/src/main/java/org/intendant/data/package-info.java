/**
 * The one database: migrations per module in the order of the modules, what happens after a commit, the clock, and the
 * typed settings. Beside the rooms of the first sketch, because every module with tables needs these and none owns them.
 */
@NullMarked
package org.intendant.data;

import org.jspecify.annotations.NullMarked;
