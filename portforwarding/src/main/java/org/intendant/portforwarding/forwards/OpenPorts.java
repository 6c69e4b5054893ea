package org.intendant.portforwarding.forwards;

/**
 * Public ports of a hypervisor, wherever they lead.
 *
 * @param address the only one at which they are open; empty for all
 */
record OpenPorts(long hypervisorId, Protocol protocol, Ports ports, String address) {}
