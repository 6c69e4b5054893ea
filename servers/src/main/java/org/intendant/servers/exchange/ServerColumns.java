package org.intendant.servers.exchange;

import static org.intendant.people.exchange.Column.list;
import static org.intendant.people.exchange.Column.number;
import static org.intendant.people.exchange.Column.text;
import static org.intendant.people.exchange.Column.yesNo;

import java.util.List;
import org.intendant.people.exchange.Column;

/** The columns of a file of servers: every field of a draft, named as in it, and the host key. */
final class ServerColumns {
    static final List<Column> ALL = List.of(
            text("name", "How people call it; tells which server the row is about.", "web1.example.org"),
            text("keymanagerName", "Its name at the keymanager; empty means the name.", ""),
            text("title", "What it is for, in one line.", "Web server of the shop"),
            text("notes", "Free text.", ""),
            list("tags", "Short words.", "production web"),
            list("owners", "User names of people who own it.", "maren"),
            text("ssh.user", "The account that Intendant signs in with; empty means root.", "root"),
            text("ssh.host", "A name or an IP address.", "192.0.2.10"),
            number("ssh.port", "Empty means 22.", "22"),
            text("ssh.jump", "Name of the server in between, or nothing.", ""),
            text("backupSsh.user", "The same as the backup server reaches it.", ""),
            text("backupSsh.host", "Empty for none.", ""),
            number("backupSsh.port", "Empty means 22.", ""),
            text("backupSsh.jump", "Name of the server in between, or nothing.", ""),
            text("addresses.externalIpv4", "As seen from outside.", "192.0.2.10"),
            text("addresses.externalIpv6", "As seen from outside.", ""),
            text("addresses.internalIpv4", "On its hypervisor’s network.", ""),
            text("addresses.internalIpv6", "On its hypervisor’s network.", ""),
            yesNo("guest", "yes for a virtual machine or container.", "no"),
            text("hypervisor", "Name of the server that it runs on, for a guest.", ""),
            list("roles", "HYPERVISOR, PROXY, BACKUP, SAMBA, DATABASE.", "PROXY"),
            text("sambaBaseFolder", "Below which shares lie, with the role SAMBA.", ""),
            text("hypervisor.externalInterface", "Its interface to the outside, with the role HYPERVISOR.", ""),
            text("hypervisor.nodeName", "Its name in the cluster.", ""),
            list("hypervisor.networks", "Its internal networks, as in 10.10.1.0/24.", ""),
            text("hypervisor.proxy", "Name of the guest that is its proxy.", ""),
            text("hypervisor.database", "Name of the guest that is its database server.", ""),
            text("hypervisor.guestsPublicName", "The public name for guests’ SSH.", ""),
            text("hypervisor.guestsDomain", "What the names of new guests end with.", ""),
            yesNo("runsIntendant", "yes where Intendant itself runs.", "no"),
            text(
                    "hostKey",
                    "The public host key, as in ssh-keyscan’s output: whoever imports a new server vouches for it.",
                    "ssh-ed25519 AAAA…"));

    private ServerColumns() {}
}
