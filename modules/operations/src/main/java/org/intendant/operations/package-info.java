/**
 * The truth about long work: operations with their parts, logs and lives, the comparison of every planner's targets, and
 * the pages that show them. The only module that knows JobRunr; nothing of ours depends on its retries or its metadata.
 */
@NullMarked
package org.intendant.operations;

import org.jspecify.annotations.NullMarked;
