package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A real host of a {@link Lab}, and all that can happen to one. {@link #exec}, {@link #read} and {@link #write} enter it
 * from this machine, without network or sshd: they also work when the host is cut off or hangs, the latter two also when
 * it is off.
 */
public final class LabHost {

    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
    private static final byte[] NO_INPUT = {};

    private final Lab lab;
    private final String name;
    private final int number;
    private final String disk;
    private final String first;
    private final String hypervisor;

    LabHost(Lab lab, String name, int number, HostSpec spec) {
        this.lab = lab;
        this.name = name;
        this.number = number;
        this.disk = spec.disk();
        this.first = spec.systemd() ? "systemd" : "sshd";
        this.hypervisor = spec.hypervisor();
    }

    void create(LabBase base, HostSpec spec) {
        run("create", number(), base.folder().toString(), disk, hypervisor);
        Stream.concat(Stream.of("root"), spec.accounts().stream().map(HostSpec.Account::user))
                .distinct()
                .forEach(user -> authorize(user, lab.keys().publicLine()));
        spec.accounts().forEach(this::account);
        spec.files().forEach(file -> write(file.path(), file.text().getBytes(StandardCharsets.UTF_8), file.mode()));
    }

    public String name() {
        return name;
    }

    /** Its IPv4 address; sshd listens on port 22. */
    public String address() {
        return hypervisor.isEmpty() ? lab.address(number) : lab.innerAddress(number);
    }

    /** Its IPv6 address, on a machine that has IPv6. */
    public String address6() {
        return hypervisor.isEmpty() ? lab.address6(number) : lab.innerAddress6(number);
    }

    /** The host key as in {@code known_hosts}, without names: {@code ssh-ed25519 AAAA…}. */
    public String hostKey() {
        String[] line = new String(read("/etc/ssh/ssh_host_ed25519_key.pub"), StandardCharsets.UTF_8).split(" ", -1);
        return line[0] + " " + line[1];
    }

    /** The host key's fingerprint as OpenSSH shows it: {@code SHA256:…}. */
    public String hostKeyFingerprint() {
        try {
            byte[] key = Base64.getDecoder().decode(hostKey().split(" ", -1)[1]);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String bootId() {
        return state("boot_id").strip();
    }

    /** What the lab noted about its boots; empty unless something went wrong. */
    String bootLog() {
        return state("boot.log").strip();
    }

    /** Adds a line to the account's {@code authorized_keys}; makes the account if there is none. */
    public void authorize(String user, String publicLine) {
        account(new HostSpec.Account(user, HostSpec.Sudo.KEEP, "", List.of(publicLine)));
    }

    /** Runs a program in the running host as root; at most two minutes. */
    public LabResult exec(String... argv) {
        return lab.run(NO_INPUT, "enter", name, List.of(argv));
    }

    /** Writes a file as root, with its folders; mode as chmod(1) understands it. */
    public void write(String path, byte[] content, String mode) {
        lab.run(content, "write", name, List.of(path, mode)).orThrow();
    }

    public void write(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8), "0644");
    }

    public byte[] read(String path) {
        return lab.run(NO_INPUT, "read", name, List.of(path)).orThrow().bytes();
    }

    /** Pulls the network cable: nothing arrives any more, connections stay open and silent. */
    public void cutOff() {
        run("link", number(), "down");
    }

    public void reconnect() {
        run("link", number(), "up");
    }

    /** Limits the network in both directions, e.g. to {@code 200kbit}. */
    public void slowDown(String rate) {
        run("rate", number(), rate);
    }

    public void normalSpeed() {
        run("rate", number(), "normal");
    }

    /** Freezes every process of the host: it still accepts connections, as the kernel does that, and never answers. */
    public void hang() {
        run("hang", "1");
    }

    public void resume() {
        run("hang", "0");
    }

    /** Nothing more fits on the disk, which is {@code /} with everything but {@code /run} and {@code /dev/shm}. */
    public void fillDisk() {
        run("fill");
    }

    public void freeDisk() {
        run("free", disk);
    }

    /** A real reboot, with a new boot id; returns when its sshd answers again. */
    public void reboot() {
        String before = bootId();
        exec("systemctl", "reboot");
        Await.until(BOOT_LIMIT, name + " boots again", () -> !bootId().equals(before) && !bootId().isEmpty());
        waitForSsh(BOOT_LIMIT);
    }

    /** Shuts down in good order; returns when all has ended. */
    public void powerOff() {
        exec("systemctl", "poweroff");
        Await.until(BOOT_LIMIT, name + " is off", () -> Files.exists(folder().resolve("off")));
    }

    /** Starts a host that is off; returns when its sshd answers. */
    public void boot() {
        run("boot", first);
        waitForSsh(BOOT_LIMIT);
    }

    /** From now on the host shows another key, as if it had been installed anew or somebody stood in between. */
    public void changeHostKey() {
        exec("rm", "/etc/ssh/ssh_host_ed25519_key", "/etc/ssh/ssh_host_ed25519_key.pub")
                .orThrow();
        exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/etc/ssh/ssh_host_ed25519_key")
                .orThrow();
        exec("systemctl", "restart", "ssh").orThrow();
        waitForSsh(BOOT_LIMIT);
    }

    /** Connections are refused from now on; those there are stay. */
    public void stopSshd() {
        exec("systemctl", "stop", "ssh").orThrow();
    }

    public void startSshd() {
        exec("systemctl", "start", "ssh").orThrow();
        waitForSsh(BOOT_LIMIT);
    }

    public void waitForSsh(Duration limit) {
        Await.until(limit, "the sshd of " + name + " answers", this::answers);
    }

    /** Removes the host and all its files. */
    public void destroy() {
        run("destroy");
        lab.forget(name);
    }

    private boolean answers() {
        return hypervisor.isEmpty() ? answersHere() : answersItsHypervisor();
    }

    private boolean answersItsHypervisor() {
        String banner = "exec 3<>/dev/tcp/$0/22 && head -c 4 <&3";
        return lab.run(NO_INPUT, "enter", hypervisor, List.of("timeout", "2", "bash", "-c", banner, address()))
                .stdout()
                .equals("SSH-");
    }

    private boolean answersHere() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), 22), 500);
            socket.setSoTimeout(2000);
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }

    private void account(HostSpec.Account account) {
        byte[] input = account.input();
        String sudo = account.sudo().name().toLowerCase(Locale.ROOT);
        lab.run(input, "account", name, List.of(account.user(), sudo)).orThrow();
    }

    private void run(String command, String... arguments) {
        lab.run(NO_INPUT, command, name, List.of(arguments)).orThrow();
    }

    private String number() {
        return Integer.toString(number);
    }

    private String state(String file) {
        try {
            return Files.exists(folder().resolve(file)) ? Files.readString(folder().resolve(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return lab.state().resolve("hosts").resolve(name);
    }
}
