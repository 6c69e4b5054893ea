/** Pages that live: long polls that hold no thread, woken by signals of this server and by a look at the database. */
@NullMarked
package org.intendant.operations.live;

import org.jspecify.annotations.NullMarked;
