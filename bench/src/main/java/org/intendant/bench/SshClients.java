package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.demo.Waiting;
import org.intendant.hosts.HostAddress;
import org.intendant.lab.Lab;

/**
 * The tools that people use instead, all over OpenSSH with one configuration: pinned host keys, one key, and everything else as
 * Debian ships it. Warm ones share connections that stand already, by ControlMaster.
 */
final class SshClients implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<HostAddress> hosts;
    private final int fanOut;
    private final Path folder;
    private final Path configuration;
    private final List<Process> masters = new ArrayList<>();

    private SshClients(List<HostAddress> hosts, int fanOut, Path folder, boolean warm) throws IOException {
        this.hosts = hosts;
        this.fanOut = fanOut;
        this.folder = folder;
        this.configuration = folder.resolve("config");
        Files.writeString(folder.resolve("known_hosts"), lines(hosts, host -> {
            var key = java.util.Objects.requireNonNull(host.key());
            return host.host() + " " + key.type() + " " + key.base64();
        }));
        Files.writeString(folder.resolve("hosts"), lines(hosts, HostAddress::host));
        Files.writeString(configuration, configuration(warm));
        Files.writeString(folder.resolve("ansible.cfg"), "[defaults]\n");
    }

    /** Each of their calls makes its own connection. */
    static SshClients cold(List<HostAddress> hosts, int fanOut) throws IOException {
        return new SshClients(hosts, fanOut, Files.createTempDirectory("bn"), false);
    }

    /** All connections stand when this returns. */
    static SshClients warm(List<HostAddress> hosts, int fanOut) throws IOException {
        SshClients clients = new SshClients(hosts, fanOut, Files.createTempDirectory("bn"), true);
        for (HostAddress host : hosts) {
            clients.masters.add(
                    new ProcessBuilder("ssh", "-F", clients.configuration.toString(), "-M", "-N", host.host())
                            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
            Waiting.until(LONGEST, "the connection to " + host.name(), () -> Files.exists(clients.socket(host)));
        }
        return clients;
    }

    private Path socket(HostAddress host) {
        return folder.resolve("cm-" + host.host());
    }

    private String configuration(boolean warm) {
        return String.join(
                "\n",
                "Host *",
                "User root",
                "IdentityFile " + Lab.shared().keys().privateKey(),
                "IdentitiesOnly yes",
                "BatchMode yes",
                "StrictHostKeyChecking yes",
                "GlobalKnownHostsFile /dev/null",
                "UserKnownHostsFile " + folder.resolve("known_hosts"),
                "LogLevel ERROR",
                "ConnectTimeout 10",
                warm ? "ControlPath " + folder.resolve("cm-%h") : "ControlPath none",
                "");
    }

    /** CPU of all programs that are started here, and of the connections that stand. */
    Cpu cpu() {
        Cpu programs = Cpu.ofEndedChildren();
        return masters.isEmpty()
                ? programs
                : programs.and(Cpu.of(masters.stream().map(Process::pid).toList()));
    }

    /** {@code xargs ssh} on all hosts. */
    String xargs(String command) throws Exception {
        return printed(List.of(
                "xargs",
                "-a",
                folder.resolve("hosts").toString(),
                "-P",
                "" + fanOut,
                "-I{}",
                "ssh",
                "-n",
                "-F",
                configuration.toString(),
                "{}",
                command));
    }

    /** The same, each host's output to a file of its own in this folder. */
    void xargsToFiles(Path to, String command) throws Exception {
        printed(List.of(
                "xargs",
                "-a",
                folder.resolve("hosts").toString(),
                "-P",
                "" + fanOut,
                "-I{}",
                "sh",
                "-c",
                "exec ssh -n -F \"$1\" \"$2\" \"$3\" >\"$4/$2\"",
                "to-file",
                configuration.toString(),
                "{}",
                command,
                to.toString()));
    }

    /** The words that start clush on all hosts. */
    List<String> clush(String command) {
        return List.of(
                "clush",
                "-n",
                "-S",
                "-f",
                "" + fanOut,
                "-o",
                "-F " + configuration,
                "-w",
                hosts.stream().map(HostAddress::host).collect(Collectors.joining(",")),
                command);
    }

    String pssh(String command) throws Exception {
        return printed(List.of(
                "parallel-ssh",
                "-h",
                folder.resolve("hosts").toString(),
                "-p",
                "" + fanOut,
                "-t",
                "60",
                "-i",
                "-x",
                "-F " + configuration,
                command));
    }

    /** Ansible's module raw: nothing but the command over ssh. */
    String ansible(String command) throws Exception {
        return printed(List.of(
                "ansible",
                "all",
                "-i",
                folder.resolve("hosts").toString(),
                "-f",
                "" + fanOut,
                "-m",
                "raw",
                "-a",
                command));
    }

    /** The words of ssh to one host. */
    List<String> ssh(HostAddress host, String command) {
        return List.of("ssh", "-n", "-F", configuration.toString(), host.host(), command);
    }

    /** Runs a program in this folder; its output, if it ended well. */
    String printed(List<String> argv) throws Exception {
        Program.Ended ended = Program.run(
                folder,
                Map.of(
                        "LC_ALL",
                        "C.UTF-8",
                        "ANSIBLE_SSH_ARGS",
                        "-F " + configuration,
                        "ANSIBLE_CONFIG",
                        folder.resolve("ansible.cfg").toString(),
                        "ANSIBLE_HOME",
                        folder.resolve("ansible").toString(),
                        "ANSIBLE_LOCAL_TEMP",
                        folder.resolve("ansible").toString()),
                argv);
        if (ended.exit() != 0) {
            throw new AssertionError(argv.get(0) + " ended with " + ended.exit() + ": " + ended.complaints());
        }
        return new String(ended.printed(), StandardCharsets.UTF_8);
    }

    private static String lines(List<HostAddress> hosts, java.util.function.Function<HostAddress, String> line) {
        return hosts.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Ends the connections that stand. */
    @Override
    public void close() throws IOException {
        masters.forEach(Process::destroy);
        masters.forEach(master -> master.onExit().join());
        Removal.of(folder);
    }
}
