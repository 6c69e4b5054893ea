package org.intendant.portforwarding.push;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.KeptForwards;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.servers.address.IpAddresses;

/**
 * What shall be forwarded on one hypervisor.
 *
 * @param host its name
 * @param sshHost where Intendant reaches it
 * @param own its addresses
 * @param outside its interface towards the outside, or empty
 * @param networks of its guests
 * @param adopted rules of others that shall be out of use
 * @param items the forwards that are enabled, by port
 */
record Wanted(
        String host,
        String sshHost,
        IpAddresses own,
        String outside,
        List<Cidr> networks,
        List<String> adopted,
        List<Item> items) {

    /**
     * One forward.
     *
     * @param leads where to
     * @param amiss why it cannot, in a sentence; empty where it can
     */
    record Item(PortForward forward, Forwarded leads, String amiss) {}

    /** Those that can be, as long as the host does not use their ports itself. */
    Stream<Item> possible() {
        return items.stream().filter(item -> item.amiss().isEmpty());
    }

    /** What is kept with the rules that it becomes, those too that cannot be just now. */
    KeptForwards kept() {
        return new KeptForwards(
                items.stream()
                        .map(item -> KeptForwards.Kept.of(
                                item.forward(), item.leads().guest()))
                        .toList(),
                adopted);
    }
}
