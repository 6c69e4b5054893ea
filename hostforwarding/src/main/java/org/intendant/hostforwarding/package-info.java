/**
 * Which host names proxies serve, with which certificates, and the guests to which they lead.
 */
@NullMarked
package org.intendant.hostforwarding;

import org.jspecify.annotations.NullMarked;
