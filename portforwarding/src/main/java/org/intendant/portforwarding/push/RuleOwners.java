package org.intendant.portforwarding.push;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs that write rules of their own anew whenever they start or change something, so that nobody else can take them over. */
final class RuleOwners {

    private static final Map<Pattern, String> OWNERS = new LinkedHashMap<>();

    static {
        owner("docker.*", "Docker");
        owner("(pvefw|proxmox).*", "the Proxmox firewall");
        owner("f2b.*|fail2ban.*", "fail2ban");
        owner("libvirt.*|virt_.*", "libvirt");
        owner("(kube|cni|cali|flannel|cilium|netavark).*", "the container network");
        owner("firewalld.*|(nat_)?(pre|post)_.*", "firewalld");
        owner("ufw.*", "ufw");
    }

    private RuleOwners() {}

    private static void owner(String names, String program) {
        OWNERS.put(Pattern.compile(names, Pattern.CASE_INSENSITIVE), program);
    }

    /** Why rules in such a table and chain are not taken over, in a sentence; empty where no such program is known. */
    static String never(String table, String chain) {
        return OWNERS.entrySet().stream()
                .filter(owner -> owner.getKey().matcher(table).matches()
                        || owner.getKey().matcher(chain).matches())
                .findFirst()
                .map(owner -> "It belongs to " + owner.getValue()
                        + ", which writes its rules anew by itself, so that this one would come back. Change it there.")
                .orElse("");
    }
}
