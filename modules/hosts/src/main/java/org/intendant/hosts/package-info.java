/**
 * Hosts over SSH: the only module that knows SSH. Sessions are pooled, host keys are pinned, commands are values.
 *
 * <p>Gets a {@link org.intendant.hosts.HostAddress} and never knows a server. Every call has a time limit. What a host
 * answers is data: it is bounded, and never obeyed.
 *
 * <p>Decisions: commands run in the caller's thread; only connecting has threads of its own, and no thread waits for a
 * jump host. A command is never sent twice: only one that was certainly not run, or that only reads, is tried again on a
 * new connection. Reads go to a shell that stays as long as the connection, so that each takes one exchange and the host
 * starts nothing but the program itself; who changes something gets a channel and a shell of its own. The host itself
 * also ends a command two seconds after its limit, since a closed connection ends nothing that runs through sudo. A random
 * mark printed before the output tells it from what a login shell prints. A run's output is one growing file, so that offsets
 * hold for ever; for that, what exceeds its first 32 MiB appears only when the run ends.
 *
 * <p>A run gets a cgroup v2 of its own, a folder below the one that its login is in, made as root or through sudo: cancelling
 * it empties that cgroup and looks. A transient unit of systemd would do the same, but asks for a bus and takes tens of
 * milliseconds of each click; the folder takes one, needs no systemd, and systemd removes it with the login's own. Where
 * none can be made, a run is its session, its mark in the environment and whoever descends from these, and the answer says
 * so. What a command has another service start (a unit, a cron job, a container) is not its own.
 */
@NullMarked
package org.intendant.hosts;

import org.jspecify.annotations.NullMarked;
