package org.intendant.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.servers.address.SshAddress;

/** A server as lines of {@code field: value}, for the audit trail: only what is set. */
final class ServerText {
    private final List<String> lines = new ArrayList<>();

    private ServerText() {}

    static String describe(Server server) {
        ServerText text = new ServerText();
        text.add("name", server.name());
        text.add("keymanagerName", server.keymanagerName());
        text.add("title", server.description().title());
        text.add("notes", server.description().notes().replace("\n", " / "));
        text.add("tags", String.join(", ", server.description().tags()));
        text.add("owners", joined(server.owners()));
        text.add("ssh", over(server.ssh()));
        SshAddress backup = server.backupSsh();
        text.add("backupSsh", backup == null ? "" : over(backup));
        text.add("key", server.key().type() + " " + server.key().fingerprint());
        text.add("addresses", server.addresses().known().collect(Collectors.joining(", ")));
        text.add("guest", guest(server));
        text.add("roles", joined(server.roles()));
        text.add("sambaBaseFolder", server.sambaBaseFolder());
        text.hypervisor(server);
        text.add("runsIntendant", server.runsIntendant() ? "yes" : "");
        return String.join("\n", text.lines);
    }

    private void hypervisor(Server server) {
        HypervisorSettings settings = server.hypervisor();
        add("hypervisor.externalInterface", settings.externalInterface());
        add("hypervisor.nodeName", settings.nodeName());
        add("hypervisor.networks", String.join(", ", settings.networks()));
        add(
                "hypervisor.proxyId",
                settings.proxyId() == null ? "" : settings.proxyId().toString());
        add(
                "hypervisor.databaseId",
                settings.databaseId() == null ? "" : settings.databaseId().toString());
        add("hypervisor.guestsPublicName", settings.guestsPublicName());
        add("hypervisor.guestsDomain", settings.guestsDomain());
    }

    private void add(String field, String value) {
        if (!value.isEmpty()) {
            lines.add(field + ": " + value);
        }
    }

    private static String over(SshAddress ssh) {
        return ssh + (ssh.jumpId() == null ? "" : " over server " + ssh.jumpId());
    }

    private static String joined(java.util.Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String guest(Server server) {
        if (!server.isGuest()) {
            return "no";
        }
        return server.hypervisorId() == null ? "yes" : "yes, on server:" + server.hypervisorId();
    }
}
