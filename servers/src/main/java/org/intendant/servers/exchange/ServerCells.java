package org.intendant.servers.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intendant.hosts.HostKey;
import org.intendant.people.exchange.Cells;
import org.intendant.plans.Refused;
import org.intendant.servers.HypervisorDraft;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.address.AddressesDraft;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Between the cells of a row and a draft: what names are, {@link Names} knows. */
final class ServerCells {
    private ServerCells() {}

    /** Puts into the draft what the row says; columns that are not there leave it as it is. */
    static void fill(ServerDraft draft, Cells row, RowNames names) {
        draft.setName(row.text("name", draft.getName()));
        draft.setKeymanagerName(row.text("keymanagerName", draft.getKeymanagerName()));
        draft.setTitle(row.text("title", draft.getTitle()));
        draft.setNotes(row.text("notes", draft.getNotes()));
        draft.setTags(row.words("tags", draft.getTags()));
        if (row.has("owners")) {
            draft.setOwners(names.people("owners", row.words("owners", List.of())));
        }
        ssh(draft.getSsh(), "ssh", row, names);
        ssh(draft.getBackupSsh(), "backupSsh", row, names);
        AddressesDraft ips = draft.getAddresses();
        ips.setExternalIpv4(row.text("addresses.externalIpv4", ips.getExternalIpv4()));
        ips.setExternalIpv6(row.text("addresses.externalIpv6", ips.getExternalIpv6()));
        ips.setInternalIpv4(row.text("addresses.internalIpv4", ips.getInternalIpv4()));
        ips.setInternalIpv6(row.text("addresses.internalIpv6", ips.getInternalIpv6()));
        draft.setGuest(row.yes("guest", draft.isGuest()));
        draft.setHypervisorId(server("hypervisor", row, names, draft.getHypervisorId()));
        if (row.has("roles")) {
            draft.setRoles(row.words("roles", List.of()).stream()
                    .map(ServerCells::role)
                    .toList());
        }
        draft.setSambaBaseFolder(row.text("sambaBaseFolder", draft.getSambaBaseFolder()));
        hypervisor(draft.getHypervisor(), row, names);
        draft.setRunsIntendant(row.yes("runsIntendant", draft.isRunsIntendant()));
    }

    private static void ssh(SshDraft ssh, String field, Cells row, RowNames names) {
        ssh.setUser(row.text(field + ".user", ssh.getUser()));
        ssh.setHost(row.text(field + ".host", ssh.getHost()));
        if (row.has(field + ".port")) {
            ssh.setPort(row.number(field + ".port", null));
        }
        ssh.setJumpId(server(field + ".jump", row, names, ssh.getJumpId()));
    }

    private static void hypervisor(HypervisorDraft settings, Cells row, RowNames names) {
        settings.setExternalInterface(row.text("hypervisor.externalInterface", settings.getExternalInterface()));
        settings.setNodeName(row.text("hypervisor.nodeName", settings.getNodeName()));
        settings.setNetworks(row.words("hypervisor.networks", settings.getNetworks()));
        settings.setProxyId(server("hypervisor.proxy", row, names, settings.getProxyId()));
        settings.setDatabaseId(server("hypervisor.database", row, names, settings.getDatabaseId()));
        settings.setGuestsPublicName(row.text("hypervisor.guestsPublicName", settings.getGuestsPublicName()));
        settings.setGuestsDomain(row.text("hypervisor.guestsDomain", settings.getGuestsDomain()));
    }

    private static @Nullable Long server(String column, Cells row, RowNames names, @Nullable Long otherwise) {
        if (!row.has(column)) {
            return otherwise;
        }
        String name = Text.lower(row.text(column));
        return name.isEmpty() ? null : names.server(column, name);
    }

    private static ServerRole role(String word) {
        return Arrays.stream(ServerRole.values())
                .filter(role -> role.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new Refused("roles", "The roles are HYPERVISOR, PROXY, BACKUP, SAMBA and DATABASE."));
    }

    /**
     * The host key of the row, with or without a host name in front of it and words behind it.
     *
     * @throws Refused in the column {@code hostKey}
     */
    static HostKey key(Cells row) {
        List<String> words = row.words("hostKey", List.of());
        for (int i = 0; i + 1 < words.size() && i < 2; i++) {
            if (words.get(i + 1).startsWith("AAAA")) {
                return new HostKey(words.get(i), words.get(i + 1));
            }
        }
        throw new Refused(
                "hostKey",
                words.isEmpty()
                        ? "Give the host’s public key if you vouch for it, or enrol the server: then it is shown."
                        : "Give the type and the key, as in ssh-ed25519 AAAA…");
    }

    /** The key as a cell holds it. */
    static String text(HostKey key) {
        return key.type() + " " + key.base64();
    }

    /** A server's draft and key as cells. */
    static void put(
            Map<String, String> cells,
            ServerDraft draft,
            HostKey key,
            Map<Long, String> servers,
            Map<Long, String> people) {
        cells.put("name", draft.getName());
        cells.put("keymanagerName", draft.getKeymanagerName());
        cells.put("title", draft.getTitle());
        cells.put("notes", draft.getNotes());
        cells.put("tags", String.join(" ", draft.getTags()));
        cells.put("owners", Names.joined(draft.getOwners(), people));
        put(cells, "ssh", draft.getSsh(), servers);
        put(cells, "backupSsh", draft.getBackupSsh(), servers);
        cells.put("addresses.externalIpv4", draft.getAddresses().getExternalIpv4());
        cells.put("addresses.externalIpv6", draft.getAddresses().getExternalIpv6());
        cells.put("addresses.internalIpv4", draft.getAddresses().getInternalIpv4());
        cells.put("addresses.internalIpv6", draft.getAddresses().getInternalIpv6());
        cells.put("guest", Cells.yesNo(draft.isGuest()));
        cells.put("hypervisor", name(draft.getHypervisorId(), servers));
        cells.put(
                "roles",
                String.join(" ", draft.getRoles().stream().map(Enum::name).toList()));
        cells.put("sambaBaseFolder", draft.getSambaBaseFolder());
        put(cells, draft.getHypervisor(), servers);
        cells.put("runsIntendant", Cells.yesNo(draft.isRunsIntendant()));
        cells.put("hostKey", text(key));
    }

    private static void put(Map<String, String> cells, String field, SshDraft ssh, Map<Long, String> servers) {
        cells.put(field + ".user", ssh.getUser());
        cells.put(field + ".host", ssh.getHost());
        cells.put(field + ".port", ssh.getPort() == null ? "" : ssh.getPort().toString());
        cells.put(field + ".jump", name(ssh.getJumpId(), servers));
    }

    private static void put(Map<String, String> cells, HypervisorDraft settings, Map<Long, String> servers) {
        cells.put("hypervisor.externalInterface", settings.getExternalInterface());
        cells.put("hypervisor.nodeName", settings.getNodeName());
        cells.put("hypervisor.networks", String.join(" ", settings.getNetworks()));
        cells.put("hypervisor.proxy", name(settings.getProxyId(), servers));
        cells.put("hypervisor.database", name(settings.getDatabaseId(), servers));
        cells.put("hypervisor.guestsPublicName", settings.getGuestsPublicName());
        cells.put("hypervisor.guestsDomain", settings.getGuestsDomain());
    }

    private static String name(@Nullable Long id, Map<Long, String> servers) {
        return id == null ? "" : servers.getOrDefault(id, "");
    }
}
