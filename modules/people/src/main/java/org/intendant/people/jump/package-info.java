/** Ctrl+K: one question to all kinds of things, answered with what the caller may see; and people among them. */
@NullMarked
package org.intendant.people.jump;

import org.jspecify.annotations.NullMarked;
