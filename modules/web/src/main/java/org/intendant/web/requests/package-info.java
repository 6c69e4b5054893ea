/** What holds for every request before anybody looks at it: honest paths and methods, safe headers, versioned resources, no page without a state of its own. */
@NullMarked
package org.intendant.web.requests;

import org.jspecify.annotations.NullMarked;
