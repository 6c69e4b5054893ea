package org.intendant.servers.enrolment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import org.intendant.plans.Refused;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.Facts.InterfaceAddress;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;

/** What the facts of a host suggest for its form. A host may say anything: what is not valid is left out. */
final class Proposal {
    private final SshAddress ssh;
    private final Facts facts;

    Proposal(SshAddress ssh, Facts facts) {
        this.ssh = ssh;
        this.facts = facts;
    }

    ServerDraft draft() {
        ServerDraft draft = new ServerDraft();
        draft.setName(name());
        draft.setSsh(SshDraft.of(ssh));
        draft.setGuest(facts.isGuest());
        draft.getAddresses().setExternalIpv4(first(address -> isV4(address) && !isPrivate(address)));
        draft.getAddresses().setInternalIpv4(first(address -> isV4(address) && isPrivate(address)));
        draft.getAddresses().setExternalIpv6(first(address -> !isV4(address) && !isPrivate(address)));
        draft.getAddresses().setInternalIpv6(first(address -> !isV4(address) && isPrivate(address)));
        if (!facts.proxmox().isEmpty()) {
            draft.getRoles().add(ServerRole.HYPERVISOR);
            draft.getHypervisor().setNodeName(name().replaceFirst("\\..*", ""));
            draft.getHypervisor().setExternalInterface(valid(facts.defaultInterface()));
        }
        if (facts.tools().contains("smbd")) {
            draft.getRoles().add(ServerRole.SAMBA);
        }
        return draft;
    }

    /** Accounts that somebody may want to manage: root and those of people. */
    static List<FoundAccount> adoptable(Facts facts) {
        return facts.accounts().stream()
                .filter(account -> !account.system())
                .filter(account -> fine(() -> Text.account("name", account.name())))
                .toList();
    }

    private String name() {
        for (String candidate : List.of(facts.hostName(), ssh.host())) {
            if (!candidate.startsWith("localhost")
                    && fine(() -> Text.name("name", candidate, ""))
                    && !candidate.matches("[0-9.]+")) {
                return candidate;
            }
        }
        return "";
    }

    private String first(Predicate<String> wanted) {
        return facts.addresses().stream()
                .map(InterfaceAddress::address)
                .filter(address -> fine(() -> Network.host("address", address)))
                .filter(address -> isV4(address) || address.contains(":"))
                .filter(wanted)
                .findFirst()
                .orElse("");
    }

    private static String valid(String interfaceName) {
        return fine(() -> Text.interfaceName("interface", interfaceName)) ? interfaceName : "";
    }

    private static boolean fine(Runnable check) {
        try {
            check.run();
            return true;
        } catch (Refused nonsense) {
            return false;
        }
    }

    private static boolean isV4(String address) {
        return address.matches("[0-9.]+");
    }

    /** Only literals get here, so that no name server is asked. */
    private static boolean isPrivate(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            boolean unique = parsed.getAddress().length == 16 && (parsed.getAddress()[0] & 0xfe) == 0xfc;
            return parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress() || parsed.isLoopbackAddress() || unique;
        } catch (UnknownHostException impossible) {
            return true;
        }
    }
}
