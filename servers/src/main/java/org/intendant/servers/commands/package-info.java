/**
 * Running a command on servers, which belongs to no feature: an operation with a part for each server.
 *
 * <p>No shell is involved unless the program is one. A part that another worker takes up is never started again: it is
 * followed from where its log ends, or it is lost.
 */
@NullMarked
package org.intendant.servers.commands;

import org.jspecify.annotations.NullMarked;
