/**
 * What people type and what hosts say, checked and tidied: bounded, without control characters, never an option of a
 * command. All fields of a draft are judged before it is refused. Features check their own fields with it too.
 */
@NullMarked
package org.intendant.servers.typed;

import org.jspecify.annotations.NullMarked;
