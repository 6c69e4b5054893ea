package org.intendant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.OwnKeyStore;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.jspecify.annotations.Nullable;

/**
 * Lab hosts and an Intendant on H2 that knows them as servers; made when first asked for, shared by the benches of a run. The
 * hosts are light ones: real sshd, file tree, network and processes of their own, no systemd.
 */
final class Fleet implements AutoCloseable {

    private static final int AT_ONCE = 6;

    private final List<LabServer> servers = new ArrayList<>();
    private final List<HostAddress> addresses = new ArrayList<>();
    private @Nullable RunningIntendant intendant;
    private @Nullable RestClient rest;

    /** The first so many servers, from {@code bn1} on. */
    List<LabServer> servers(int count) throws Exception {
        if (servers.size() < count) {
            System.out.println("Making hosts up to " + count + " and enrolling them.");
            RestClient client = rest();
            try (Together together = new Together(AT_ONCE)) {
                List<LabServer> made = together.each(
                        IntStream.rangeClosed(servers.size() + 1, count).boxed().toList(), number -> {
                            LabHost host = Lab.shared().host("bn" + number, HostSpec.light());
                            return LabServer.enrol(client, host, "root");
                        });
                servers.addAll(made);
                addresses.addAll(together.each(made, server -> address(server.host())));
            }
        }
        return List.copyOf(servers.subList(0, count));
    }

    /** Where the first so many are, with their keys, for {@code hosts}. */
    List<HostAddress> addresses(int count) throws Exception {
        servers(count);
        return List.copyOf(addresses.subList(0, count));
    }

    private static HostAddress address(LabHost host) {
        String[] words = host.hostKey().split(" ", -1);
        return new HostAddress(host.name(), "root", host.address(), 22, new HostKey(words[0], words[1]), null);
    }

    /** The key that opens all hosts. */
    static OwnKeyStore key() throws IOException {
        byte[] key = Files.readAllBytes(Lab.shared().keys().privateKey());
        return key::clone;
    }

    RunningIntendant intendant() {
        if (intendant == null) {
            System.out.println("Starting Intendant.");
            intendant = Subject.prepared().start();
        }
        return intendant;
    }

    RestClient rest() {
        if (rest == null) {
            rest = RestClient.admin(intendant());
        }
        return rest;
    }

    /** CPU of the application's process. */
    Cpu cpu() {
        return Cpu.of(intendant().pid());
    }

    /** Ends every SSH connection to the hosts at the hosts' end, and waits until this machine's programs have noticed. */
    static void dropConnections() {
        String subnet = Lab.shared().address();
        String remote = littleEndian(subnet.substring(0, subnet.lastIndexOf('.') + 1) + "0")
                .substring(2);
        Waiting.until(Duration.ofSeconds(30), "the end of all connections", () -> {
            sessions(subnet.split("\\.", -1)[2])
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return !connected(remote);
        });
    }

    private static List<Long> sessions(String lab) {
        Path top = Stream.of("/sys/fs/cgroup/unified/intendant-lab", "/sys/fs/cgroup/intendant-lab")
                .map(folder -> Path.of(folder, lab))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        List<Long> pids = new ArrayList<>();
        for (String host : lines(top.toFile().list())) {
            for (String pid :
                    read(top.resolve(host).resolve("cgroup.procs")).lines().toList()) {
                if (read(Path.of("/proc", pid, "cmdline")).startsWith("sshd: root")) {
                    pids.add(Long.valueOf(pid));
                }
            }
        }
        return pids;
    }

    private static List<String> lines(String @Nullable [] names) {
        return names == null ? List.of() : List.of(names);
    }

    /** Nothing of a file that is none, or has gone. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Established or half-closed connections from here to a port 22 of the lab, as /proc/net/tcp lists them. */
    private static boolean connected(String remote) {
        try (Stream<String> lines = Stream.concat(
                Files.readAllLines(Path.of("/proc/net/tcp")).stream(),
                Files.readAllLines(Path.of("/proc/net/tcp6")).stream())) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 3)
                    .anyMatch(fields -> fields[2].endsWith(":0016")
                            && fields[2].substring(0, fields[2].indexOf(':')).endsWith(remote)
                            && List.of("01", "08").contains(fields[3]));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** An address as the kernel prints it: the bytes from the last to the first. */
    static String littleEndian(String address) {
        byte[] bytes = new byte[4];
        String[] parts = address.split("\\.", -1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) Integer.parseInt(parts[i]);
        }
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** What REST takes to run a command. */
    static Map<String, Object> order(List<LabServer> on, int parallel, List<String> arguments) {
        return Map.of(
                "servers",
                on.stream().map(LabServer::id).toList(),
                "arguments",
                arguments,
                "parallel",
                parallel,
                "limitSeconds",
                300);
    }

    @Override
    public synchronized void close() {
        RunningIntendant running = intendant;
        intendant = null;
        if (running != null) {
            running.close();
        }
    }
}
