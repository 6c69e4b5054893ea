package org.intendant.servers.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.intendant.servers.facts.Facts.Disk;

/** Facts in words. */
public final class FactsView {
    private final Facts facts;
    private final Instant readAt;

    public FactsView(Reading stored) {
        this(stored.facts(), stored.readAt());
    }

    public FactsView(Facts facts, Instant readAt) {
        this.facts = facts;
        this.readAt = readAt;
    }

    public Instant readAt() {
        return readAt;
    }

    public String system() {
        return facts.system().isEmpty() ? "unknown" : facts.system();
    }

    public String kernel() {
        return facts.kernel() + ", " + facts.architecture();
    }

    /** How long it was up when it was read. */
    public String up() {
        Duration up = Duration.ofSeconds(facts.upSeconds());
        if (up.toDays() > 1) {
            return up.toDays() + " days";
        }
        return up.toHours() > 0 ? up.toHours() + " h" : up.toMinutes() + " min";
    }

    public String memory() {
        return gigabytes(facts.memoryKib());
    }

    public int processors() {
        return facts.processors();
    }

    /** The root file system: {@code 18 of 40 GB}. */
    public String disk() {
        return facts.disks().stream()
                .filter(disk -> disk.mount().equals("/"))
                .findFirst()
                .map(FactsView::space)
                .orElse("unknown");
    }

    /** Every file system with what is used of it: {@code /srv 3.1 of 12 GB}. */
    public List<String> disks() {
        return facts.disks().stream()
                .map(disk -> disk.mount() + " " + space(disk))
                .sorted()
                .toList();
    }

    public String hostName() {
        return facts.hostName();
    }

    public String machine() {
        return facts.virtual().isEmpty() ? "unknown" : facts.isGuest() ? "Guest (" + facts.virtual() + ")" : "Physical";
    }

    public String manager() {
        return facts.systemd() ? "systemd" : "no systemd";
    }

    public List<String> addresses() {
        return facts.addresses().stream()
                .map(address -> address.address() + " (" + address.interfaceName() + ")")
                .toList();
    }

    /** Packages that features use, with their versions. */
    public List<String> packages() {
        return facts.packages().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .toList();
    }

    private static String space(Disk disk) {
        return gigabytes(disk.usedKib()).replaceFirst(" .*", "") + " of " + gigabytes(disk.sizeKib());
    }

    private static String gigabytes(long kib) {
        double gigabytes = kib / 1024.0 / 1024.0;
        return String.format(Locale.ROOT, gigabytes < 10 ? "%.1f GB" : "%.0f GB", gigabytes);
    }
}
