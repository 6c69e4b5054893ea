/**
 * Hosts over SSH: the only module that knows SSH. Sessions are pooled, host keys are pinned, commands are values.
 *
 * <p>Gets a {@link org.intendant.hosts.HostAddress} and never knows a server. Every call has a time limit. What a host
 * answers is data: it is bounded, and never obeyed.
 *
 * <p>Decisions: commands run in the caller's thread; only connecting has threads of its own, and no thread waits for a
 * jump host. A command is never sent twice: only one that was certainly not run is tried again on a new connection. The
 * host itself also ends a command two seconds after its limit, since a closed connection ends nothing that runs through
 * sudo. A random mark printed before the output tells it from what a login shell prints. A run's output is one growing
 * file, so that offsets hold for ever; for that, what exceeds its first 32 MiB appears only when the run ends.
 */
@NullMarked
package org.intendant.hosts;

import org.jspecify.annotations.NullMarked;
