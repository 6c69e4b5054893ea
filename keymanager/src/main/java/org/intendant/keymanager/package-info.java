/** Who may log in where: keys of people, groups that reach servers, and the proof on every host. */
@NullMarked
package org.intendant.keymanager;

import org.jspecify.annotations.NullMarked;
