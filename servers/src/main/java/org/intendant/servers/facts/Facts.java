package org.intendant.servers.facts;

import java.util.List;
import java.util.Map;

/**
 * What was read from a host. Texts are bounded and without control characters; numbers are 0 where unknown.
 *
 * @param user the account that read
 * @param root whether it read as root, itself or by sudo
 * @param system the distribution as it calls itself: {@code Debian GNU/Linux 12 (bookworm)}
 * @param systemId in one word: {@code debian}
 * @param systemVersion {@code 12}
 * @param kernel its release
 * @param architecture {@code x86_64}
 * @param hostName fully qualified where the host knows that
 * @param systemd whether systemd runs as the first process
 * @param virtual what the machine is: {@code kvm}, {@code lxc}, {@code none}, or empty for unknown
 * @param proxmox the version of Proxmox VE, or empty
 * @param bootId changes with every start
 * @param upSeconds since the last start
 * @param processors how many are in use
 * @param memoryKib installed memory in KiB
 * @param defaultInterface towards the default route, or empty
 * @param addresses of scope global
 * @param disks mounted file systems
 * @param tools programs that features need and that are there
 * @param packages name → version of packages that features need and that are installed
 * @param shells login shells that are there
 * @param accounts from {@code getent passwd}
 */
public record Facts(
        String user,
        boolean root,
        String system,
        String systemId,
        String systemVersion,
        String kernel,
        String architecture,
        String hostName,
        boolean systemd,
        String virtual,
        String proxmox,
        String bootId,
        long upSeconds,
        int processors,
        long memoryKib,
        String defaultInterface,
        List<InterfaceAddress> addresses,
        List<Disk> disks,
        List<String> tools,
        Map<String, String> packages,
        List<String> shells,
        List<FoundAccount> accounts) {

    public Facts {
        addresses = List.copyOf(addresses);
        disks = List.copyOf(disks);
        tools = List.copyOf(tools);
        packages = Map.copyOf(packages);
        shells = List.copyOf(shells);
        accounts = List.copyOf(accounts);
    }

    /** An address without its prefix, on its interface. */
    public record InterfaceAddress(String interfaceName, String address) {}

    /** A mounted file system, sizes in KiB. */
    public record Disk(String mount, long sizeKib, long usedKib) {}

    /** The same with these accounts. */
    Facts with(List<FoundAccount> read) {
        return new Facts(
                user,
                root,
                system,
                systemId,
                systemVersion,
                kernel,
                architecture,
                hostName,
                systemd,
                virtual,
                proxmox,
                bootId,
                upSeconds,
                processors,
                memoryKib,
                defaultInterface,
                addresses,
                disks,
                tools,
                packages,
                shells,
                read);
    }

    /** The shell for new accounts: bash where the host has it. */
    public String defaultShell() {
        return shells.contains("/bin/bash") || shells.isEmpty() ? "/bin/bash" : shells.get(0);
    }

    public boolean isGuest() {
        return !virtual.isEmpty() && !virtual.equals("none");
    }
}
