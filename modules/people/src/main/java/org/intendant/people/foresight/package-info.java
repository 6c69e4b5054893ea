/**
 * What a change of a person, a group or a server gives and takes elsewhere, said before it is saved.
 *
 * <p>Decisions: features tell ({@link org.intendant.people.foresight.Foresight}), pages ask; a change that gives and takes nothing
 * is saved at once, so that nobody learns to press “Save” twice without reading.
 */
@NullMarked
package org.intendant.people.foresight;

import org.jspecify.annotations.NullMarked;
