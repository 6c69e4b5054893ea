/**
 * The truth about long work: operations with their parts, logs and lives, the comparison of every planner's targets, the
 * history of written files, and the pages that show them. The only module that knows JobRunr; nothing of ours depends on its
 * retries or its metadata.
 *
 * <p>The history tells what was written and wants nothing: an old version is wanted again by the feature that wrote it, through
 * its plan.
 */
@NullMarked
package org.intendant.operations;

import org.jspecify.annotations.NullMarked;
