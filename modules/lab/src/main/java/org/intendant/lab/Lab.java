package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of lab hosts, reachable from this machine as {@code 10.77.x.0/24}. It belongs to this JVM: a child process
 * watches the JVM and removes everything when it is gone, however it ended; opening a lab removes what dead JVMs left.
 */
public final class Lab implements AutoCloseable {

    private static final Duration SSH_LIMIT = Duration.ofMinutes(2);

    private final Scripts scripts;
    private final LabBase base;
    private final int number;
    private final Process watch;
    private final LabKeys keys;
    private final HostNumbers numbers = new HostNumbers();

    private Lab(Scripts scripts, LabBase base, int number) throws IOException {
        this.scripts = scripts;
        this.base = base;
        this.number = number;
        this.watch = watch(scripts, number);
        this.keys = LabKeys.generate(state(), "lab");
    }

    /** Opens a lab without hosts; builds the base first if need be. Fails with a sentence that says what is missing. */
    public static Lab open() {
        Requirements.check();
        Path cache = LabBase.cache();
        Scripts scripts = Scripts.in(cache);
        LabBase base = LabBase.in(cache, scripts);
        String pid = Long.toString(ProcessHandle.current().pid());
        String number = scripts.run(new byte[0], "net.sh", List.of("open", pid))
                .orThrow()
                .stdout();
        try {
            return new Lab(scripts, base, Integer.parseInt(number.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lab that all test classes of this JVM share; opened at the first call, closed when the JVM ends. */
    public static Lab shared() {
        return Shared.LAB;
    }

    private static final class Shared {
        static final Lab LAB = open();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(LAB::close, "close the lab"));
        }
    }

    /** Makes and boots a host that only the lab's own key lets in. */
    public LabHost host(String name) {
        return host(name, HostSpec.plain());
    }

    /** Makes and boots a host; returns when its sshd answers. Hosts may be made in several threads at once. */
    public LabHost host(String name, HostSpec spec) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new LabFailed("A host is not named " + name + ": small letters, digits and hyphens, at most 31");
        }
        LabHost host = new LabHost(this, name, numbers.take(name), spec);
        try {
            host.create(base, spec);
            host.boot();
        } catch (RuntimeException e) {
            discard(host, e);
            throw e;
        }
        return host;
    }

    private static void discard(LabHost host, RuntimeException cause) {
        try {
            cause.addSuppressed(new LabFailed("The boot log of " + host.name() + ": " + host.bootLog()));
            host.destroy();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** The key pair that opens every account of every host of this lab. */
    public LabKeys keys() {
        return keys;
    }

    /** The address of this machine as its hosts see it. */
    public String address() {
        return address(1);
    }

    /** Runs a command by the plain OpenSSH client with the lab's own key; the words are joined by spaces, as ssh does. */
    public LabResult ssh(LabHost host, String user, String... command) {
        List<String> argv = new ArrayList<>(
                List.of("ssh", "-F", "none", "-i", keys.privateKey().toString()));
        for (String option : List.of(
                "BatchMode=yes",
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "LogLevel=ERROR",
                "ConnectTimeout=10",
                "KexAlgorithms=curve25519-sha256")) {
            argv.addAll(List.of("-o", option));
        }
        argv.addAll(List.of("-l", user, host.address(), "--"));
        argv.addAll(List.of(command));
        return Program.run(SSH_LIMIT, argv);
    }

    /** Removes all hosts and the network. */
    @Override
    public void close() {
        try {
            watch.getOutputStream().close();
            if (!watch.waitFor(1, TimeUnit.MINUTES) || watch.exitValue() != 0) {
                throw new LabFailed("Lab " + number + " could not be removed; what is left is below " + state());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while the lab was being closed", e);
        }
    }

    LabResult run(byte[] input, String command, String host, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(command, Integer.toString(number), host));
        all.addAll(arguments);
        return scripts.run(input, "host.sh", all);
    }

    String address(int host) {
        return "10.77." + number + "." + host;
    }

    String address6(int host) {
        return "fd4c:4c41:4231:" + number + "::" + host;
    }

    /** Where a guest is on its hypervisor's network. */
    String innerAddress(int host) {
        return "10.78." + number + "." + host;
    }

    String innerAddress6(int host) {
        return "fd4c:4c41:4232:" + number + "::" + host;
    }

    /** The network between any hypervisor and its guests. */
    public String innerNetwork() {
        return innerAddress(0) + "/24";
    }

    public String innerNetwork6() {
        return "fd4c:4c41:4232:" + number + "::/64";
    }

    Path state() {
        return Path.of("/run/intendant-lab", Integer.toString(number));
    }

    void forget(String host) {
        numbers.release(host);
    }

    /** In a session of its own, so that Ctrl-C ends the JVM and not its cleaner. */
    private static Process watch(Scripts scripts, int number) throws IOException {
        return Program.builder(
                        List.of("setsid", "bash", scripts.path("net.sh").toString(), "watch", Integer.toString(number)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
