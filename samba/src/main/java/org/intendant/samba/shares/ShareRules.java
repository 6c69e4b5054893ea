package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.facts.Readings;
import org.intendant.servers.typed.BaseFolder;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What one share must respect because of its server, its users and the other shares. */
@ApplicationScoped
class ShareRules {

    @Inject
    Servers servers;

    @Inject
    Readings readings;

    @Inject
    ShareRows rows;

    @Inject
    Settings settings;

    /** @throws Refused in {@code serverId} when there is none that the caller may see, or it shares nothing */
    Server server(@Nullable Long id) {
        if (id == null) {
            throw new Refused("serverId", "Choose the server.");
        }
        Server server = servers.find(id)
                .orElseThrow(() -> new Refused("serverId", "There is no such server, or you may not see it."));
        if (!server.has(ServerRole.SAMBA)) {
            throw new Refused(
                    "serverId", server.name() + " shares no folders. Give it the role Samba on its own page first.");
        }
        BaseFolder.of("serverId", server.sambaBaseFolder());
        return server;
    }

    /** Below which the shares of a server lie. */
    static String base(Server server) {
        return server.sambaBaseFolder().isEmpty() ? BaseFolder.USUAL : server.sambaBaseFolder();
    }

    /** @throws Refused in {@code writers} and {@code readers} */
    ShareUsers.Named users(ShareDraft draft) {
        Faults faults = new Faults();
        List<String> writers =
                faults.take(() -> ShareText.users("writers", draft.getWriters(), settings.sambaPrefix()));
        List<String> readers =
                faults.take(() -> ShareText.users("readers", draft.getReaders(), settings.sambaPrefix()));
        faults.refuseIfAny();
        List<String> all = Stream.of(writers, readers)
                .flatMap(names -> Stream.ofNullable(names).flatMap(List::stream))
                .toList();
        all.stream()
                .filter(name -> all.indexOf(name) != all.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused("readers", name + " may write already, and with that read.");
                });
        if (all.isEmpty() && !draft.isGuests()) {
            throw new Refused("writers", "Give at least one user who may write or read.");
        }
        return new ShareUsers.Named(writers == null ? List.of() : writers, readers == null ? List.of() : readers);
    }

    /**
     * Refuses what cannot be together with the other shares of the server, and accounts that others made.
     *
     * @param self primary key of the share that becomes this, or 0
     */
    void check(Share wanted, ShareUsers.Named users, Server server, long self) {
        Faults faults = new Faults();
        List<Share> others = rows.of(server.id()).stream()
                .filter(other -> other.id() != self)
                .toList();
        faults.check(
                others.stream().noneMatch(other -> Text.lower(other.name()).equals(Text.lower(wanted.name()))),
                "name",
                server.name() + " has a share " + wanted.name() + " already.");
        faults.check(
                foreign(server).stream()
                        .noneMatch(other -> Text.lower(other.name()).equals(Text.lower(wanted.name()))),
                "name",
                server.name() + " has a share " + wanted.name()
                        + " that others made. Adopt it, or choose another name.");
        others.stream()
                .filter(other -> other.overlaps(wanted.path()))
                .findFirst()
                .ifPresent(other -> {
                    boolean same = other.path().equals(wanted.path());
                    faults.check(
                            false,
                            "path",
                            same
                                    ? "The share " + other.name() + " has this folder already."
                                    : "The folder of the share " + other.name() + ", " + other.path()
                                            + ", and this one lie inside of each other. Choose one beside it.");
                });
        Set<String> known = rows.names(server.id());
        Set<String> found = accounts(server);
        refuseForeign(faults, "writers", users.writers(), known, found, server);
        refuseForeign(faults, "readers", users.readers(), known, found, server);
        faults.refuseIfAny();
    }

    private static void refuseForeign(
            Faults faults, String field, List<String> names, Set<String> known, Set<String> found, Server server) {
        names.stream()
                .filter(name -> found.contains(name) && !known.contains(name))
                .forEach(name -> faults.check(
                        false,
                        field,
                        server.name() + " has an account " + name
                                + " that was not made for shares. Choose another name."));
    }

    private List<ForeignShare> foreign(Server server) {
        List<String> adopted =
                rows.adopted(server.id()).stream().map(AdoptedSection::name).toList();
        return rows.host(server.id()).map(ShareHost::foreign).orElse(List.of()).stream()
                .filter(share -> !adopted.contains(Text.lower(share.name())))
                .toList();
    }

    private Set<String> accounts(Server server) {
        Optional<List<FoundAccount>> read = readings.accounts(server.id());
        return read.orElse(List.of()).stream().map(FoundAccount::name).collect(Collectors.toSet());
    }
}
