package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.KeptNames;
import org.intendant.hostforwarding.names.OutOfUse;
import org.intendant.hostforwarding.names.PemFiles;
import org.intendant.hostforwarding.names.Proxy;

/**
 * What one proxy shall serve.
 *
 * @param proxyId its primary key
 * @param host its name
 * @param place the address at which others ask for its names
 * @param items the rules that are enabled
 * @param adopted what of others shall be out of use
 * @param site what names without a rule get
 * @param target the folder or the address of that
 * @param certificate of the proxy itself; empty for none
 * @param certificates names of those that Intendant brings there, by primary key
 * @param thumbprint of the ACME account, if there is one
 */
record Wanted(
        long proxyId,
        String host,
        String place,
        List<Item> items,
        List<OutOfUse> adopted,
        Proxy.Site site,
        String target,
        PemFiles certificate,
        Map<Long, String> certificates,
        Optional<String> thumbprint) {

    /**
     * One rule.
     *
     * @param leads where to
     * @param guest its name
     * @param amiss why it cannot, in a sentence; empty where it can
     */
    record Item(HostName rule, Leading leads, String guest, String amiss) {}

    /** Whether rules took its place already. */
    boolean isOut(ForeignSite site) {
        return !site.out().isEmpty() && adopted.containsAll(site.out());
    }

    /** What is kept with the file of a name, those rules too that cannot be just now. */
    KeptNames kept(String domain) {
        return new KeptNames(
                items.stream()
                        .map(Item::rule)
                        .filter(rule -> rule.domains().all().contains(domain))
                        .map(KeptNames.Kept::of)
                        .toList(),
                adopted.stream().filter(site -> site.domains().contains(domain)).toList());
    }
}
