package org.intendant.servers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.servers.address.IpAddresses;
import org.intendant.servers.address.SshAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server field by field, named as in its draft: what differs between two of them is what somebody changed, whether asked
 * for the audit trail or for what owners may change.
 */
final class ServerFields {
    private final Map<String, String> values = new LinkedHashMap<>();

    ServerFields(Server server) {
        put("name", server.name());
        put("keymanagerName", server.keymanagerName());
        put("title", server.description().title());
        put("notes", server.description().notes());
        put("tags", joined(server.description().tags()));
        put("owners", joined(server.owners()));
        put("ssh", server.ssh());
        put("backupSsh", server.backupSsh());
        put("key", server.key().type() + " " + server.key().fingerprint());
        put(server.addresses());
        put("guest", server.isGuest() ? "yes" : "no");
        put("hypervisorId", id(server.hypervisorId()));
        put("roles", joined(server.roles()));
        put("sambaBaseFolder", server.sambaBaseFolder());
        put(server.hypervisor());
        put("hypervisor.networks", joined(server.hypervisor().networks()));
        put("runsIntendant", server.runsIntendant() ? "yes" : "");
    }

    private void put(String field, @Nullable SshAddress ssh) {
        put(field + ".user", ssh == null ? "" : ssh.user());
        put(field + ".host", ssh == null ? "" : ssh.host());
        put(field + ".port", ssh == null ? "" : Integer.toString(ssh.port()));
        put(field + ".jumpId", ssh == null ? "" : id(ssh.jumpId()));
    }

    private void put(IpAddresses addresses) {
        put("addresses.externalIpv4", addresses.externalIpv4());
        put("addresses.externalIpv6", addresses.externalIpv6());
        put("addresses.internalIpv4", addresses.internalIpv4());
        put("addresses.internalIpv6", addresses.internalIpv6());
    }

    private void put(HypervisorSettings settings) {
        put("hypervisor.externalInterface", settings.externalInterface());
        put("hypervisor.nodeName", settings.nodeName());
        put("hypervisor.proxyId", id(settings.proxyId()));
        put("hypervisor.databaseId", id(settings.databaseId()));
        put("hypervisor.guestsPublicName", settings.guestsPublicName());
        put("hypervisor.guestsDomain", settings.guestsDomain());
    }

    private void put(String field, String value) {
        values.put(field, value);
    }

    /** The names of the fields in which the two are not the same. */
    Set<String> differing(ServerFields other) {
        return Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .filter(field -> !Objects.equals(values.get(field), other.values.get(field)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A line of {@code field: value} for each that is set, as the audit trail keeps them. */
    String lines() {
        return values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + ": " + field.getValue().replace("\n", " / "))
                .collect(Collectors.joining("\n"));
    }

    private static String id(@Nullable Long serverId) {
        return serverId == null ? "" : "server:" + serverId;
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
