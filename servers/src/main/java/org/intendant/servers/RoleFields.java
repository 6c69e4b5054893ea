package org.intendant.servers;

import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/** Fields that mean nothing without the server's role: kept without it, somebody would rely on them. */
final class RoleFields {
    private RoleFields() {}

    /** Notes a fault beside each that is filled in although the role is missing. */
    static void check(Faults faults, ServerDraft draft) {
        if (!draft.getRoles().contains(ServerRole.SAMBA)) {
            faults.check(
                    Text.blank(draft.getSambaBaseFolder()),
                    "sambaBaseFolder",
                    "Only a server with the role samba has shares. Give it the role, or leave this empty.");
        }
        if (!draft.getRoles().contains(ServerRole.HYPERVISOR)) {
            hypervisors(faults, draft.getHypervisor());
        }
    }

    private static void hypervisors(Faults faults, HypervisorDraft draft) {
        only(faults, draft.getNetworks().stream().allMatch(Text::blank), "networks");
        only(faults, Text.blank(draft.getExternalInterface()), "externalInterface");
        only(faults, Text.blank(draft.getNodeName()), "nodeName");
        only(faults, draft.getProxyId() == null, "proxyId");
        only(faults, draft.getDatabaseId() == null, "databaseId");
        only(faults, Text.blank(draft.getGuestsPublicName()), "guestsPublicName");
        only(faults, Text.blank(draft.getGuestsDomain()), "guestsDomain");
    }

    private static void only(Faults faults, boolean empty, String field) {
        faults.check(
                empty,
                "hypervisor." + field,
                "Only a hypervisor has this. Give the server that role, or leave this empty.");
    }
}
