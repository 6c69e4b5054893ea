/**
 * Hosts over SSH: the only module that knows SSH. Sessions are pooled, host keys are pinned, commands are values.
 *
 * <p>Gets a {@link org.intendant.hosts.HostAddress} and never knows a server. Every call has a time limit. What a host
 * answers is data: it is bounded, and never obeyed.
 */
@NullMarked
package org.intendant.hosts;

import org.jspecify.annotations.NullMarked;
