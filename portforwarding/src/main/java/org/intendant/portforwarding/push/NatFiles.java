package org.intendant.portforwarding.push;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.hosts.Command;
import org.intendant.hosts.Program;

/** Where what Intendant forwards lies on a hypervisor, and the programs that handle it. */
final class NatFiles {

    static final String TABLE = "inet intendant_portforwarding";
    static final String RULES = "/etc/intendant/portforwarding.nft";
    static final String UNIT = "/etc/systemd/system/intendant-portforwarding.service";

    /** A plain file that says what a link in a folder {@code .wants} would, and is put back as one. */
    static final String AT_BOOT = "/etc/systemd/system/multi-user.target.d/intendant-portforwarding.conf";

    static final String SYSCTL = "/etc/sysctl.d/60-intendant-portforwarding.conf";

    /** Rules of others that are out of use. */
    static final String ADOPTED = "/etc/intendant/portforwarding.adopted";

    /** Where the host itself keeps which rules it took out, and from where in their chain. */
    private static final String TAKEN = "/var/lib/intendant/portforwarding.taken";

    /** Where it keeps which of the settings were off before. */
    private static final String OFF_BEFORE = "/var/lib/intendant/portforwarding.off";

    static final List<String> ALL = List.of(RULES, UNIT, AT_BOOT, SYSCTL, ADOPTED);

    private static final Program READ = Program.beside(NatFiles.class, "read.sh");
    private static final Program ACTIVATE = Program.beside(NatFiles.class, "activate.sh");
    private static final Program CHECK = Program.beside(NatFiles.class, "check.sh");

    private NatFiles() {}

    static Command reading() {
        return READ.with(Stream.of(List.of(TABLE, UNIT, TAKEN), ALL, RulesKept.FILES)
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    static Command activating() {
        return ACTIVATE.with(RULES, UNIT, SYSCTL, TABLE, ADOPTED, TAKEN, OFF_BEFORE);
    }

    /** @param scripts of others that are changed too */
    static Command checking(List<String> scripts) {
        return CHECK.with(Stream.concat(Stream.of(RULES), scripts.stream()).toArray(String[]::new));
    }

    /** @param rules of others */
    static String adopted(List<String> rules) {
        return "# Written by Intendant: rules of others that its own took the place of.\n" + String.join("\n", rules)
                + "\n";
    }

    /** Loads the rules at each boot, and again after whoever flushes everything: nftables.service. */
    static String unit() {
        return """
                # Written by Intendant. What is changed here is reported and put right.
                [Unit]
                Description=Port forwarding by Intendant
                ConditionPathExists=/etc/intendant/portforwarding.nft
                After=local-fs.target systemd-sysctl.service nftables.service
                PartOf=nftables.service
                ReloadPropagatedFrom=nftables.service
                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=-sysctl -q -p /etc/sysctl.d/60-intendant-portforwarding.conf
                ExecStart=nft -f /etc/intendant/portforwarding.nft
                ExecReload=nft -f /etc/intendant/portforwarding.nft
                """;
    }

    static String atBoot() {
        return """
                # Written by Intendant. What is changed here is reported and put right.
                [Unit]
                Wants=intendant-portforwarding.service
                """;
    }

    /** @param v6 whether something is forwarded over IPv6 */
    static String sysctl(boolean v6) {
        return "# Written by Intendant. What is changed here is reported and put right.\nnet.ipv4.ip_forward = 1\n"
                + (v6 ? "net.ipv6.conf.all.forwarding = 1\n" : "");
    }
}
