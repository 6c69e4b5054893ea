/** Every failure as what the asker can use: a sentence beside the field, JSON with a status, or a page with an id; the log has the rest. */
@NullMarked
package org.intendant.web.errors;

import org.jspecify.annotations.NullMarked;
