package org.intendant.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a new lab host is to look like. Every account also accepts the lab's own key, see {@link Lab#ssh}.
 *
 * @param disk size of its disk as mount(8) understands it, e.g. {@code 64m}; only what is used takes memory
 * @param systemd whether that is its first process; else its sshd is, see {@link #light()}
 * @param hypervisor name of the host on whose internal bridge alone it is; empty for the network of the lab
 */
public record HostSpec(List<Account> accounts, List<ExtraFile> files, String disk, boolean systemd, String hypervisor) {

    /** What sudo answers to an account: no entry at all, everything without a password, or it asks for the password. */
    enum Sudo {
        NONE,
        FREE,
        ASKS,
        KEEP
    }

    record Account(String user, Sudo sudo, String password, List<String> publicLines) {

        /** What account.sh reads: the password or an empty line, then the keys. */
        byte[] input() {
            String lines =
                    Stream.concat(Stream.of(password), publicLines.stream()).collect(Collectors.joining("\n"));
            return (lines + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return user;
        }
    }

    record ExtraFile(String path, String text, String mode) {}

    public HostSpec {
        accounts = List.copyOf(accounts);
        files = List.copyOf(files);
    }

    /** Only root, whom only the lab's own key lets in. */
    public static HostSpec plain() {
        return new HostSpec(List.of(), List.of(), "1g", true, "");
    }

    /** One of hundreds: without systemd, its sshd is its first process. It can neither reboot nor shut down. */
    public static HostSpec light() {
        return new HostSpec(List.of(), List.of(), "1g", false, "");
    }

    public HostSpec rootKey(String... publicLines) {
        return with("root", Sudo.KEEP, "", publicLines);
    }

    /** Root may log in with a password, too. */
    public HostSpec rootPassword(String password) {
        return with("root", Sudo.KEEP, password);
    }

    /** An account without any sudo rule. */
    public HostSpec user(String name, String... publicLines) {
        return with(name, Sudo.NONE, "", publicLines);
    }

    /** An account that may do everything with sudo, without a password. */
    public HostSpec sudoUser(String name, String... publicLines) {
        return with(name, Sudo.FREE, "", publicLines);
    }

    /** An account that sudo asks for a password, so that {@code sudo -n} is refused. */
    public HostSpec askedUser(String name, String... publicLines) {
        return with(name, Sudo.ASKS, "", publicLines);
    }

    /** This account, named before, may log in with a password, too. */
    public HostSpec password(String user, String password) {
        return with(user, Sudo.KEEP, password);
    }

    public HostSpec disk(String size) {
        return new HostSpec(accounts, files, size, systemd, hypervisor);
    }

    /** A file that is there before the first boot; mode as chmod(1) understands it. */
    public HostSpec file(String path, String text, String mode) {
        return new HostSpec(
                accounts,
                Stream.concat(files.stream(), Stream.of(new ExtraFile(path, text, mode)))
                        .toList(),
                disk,
                systemd,
                hypervisor);
    }

    /**
     * A guest, behind the bridge {@code vmbr1} of another host, which is its way to everything: only that one reaches it before
     * it forwards something.
     */
    public HostSpec guestOf(LabHost host) {
        return new HostSpec(accounts, files, disk, systemd, host.name());
    }

    private HostSpec with(String user, Sudo sudo, String password, String... publicLines) {
        Account account = new Account(user, sudo, password, List.of(publicLines));
        return new HostSpec(
                Stream.concat(accounts.stream(), Stream.of(account)).toList(), files, disk, systemd, hypervisor);
    }
}
