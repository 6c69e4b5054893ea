package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.hosts.Command;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.keymanager.KeysSeen;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Reads accounts' files of keys on hosts over SSH. Whoever reads them, everybody learns which keys were seen there. */
@ApplicationScoped
public class KeyFiles {

    private static final Program READ = Program.beside(KeyFiles.class, "key-files.sh");

    @Inject
    Event<KeysSeen> seen;

    @Inject
    Clock clock;

    /**
     * What a host said.
     *
     * @param files by account; one that is not there is not among them
     * @param remarks about changes that the host took back, a sentence each
     */
    public record Reading(Map<String, AccountFile> files, List<String> remarks) {}

    /** The program that reads them, for a change that is read back with its confirmation. */
    public static Command reading(Collection<String> accounts) {
        return READ.with(accounts.toArray(String[]::new));
    }

    /**
     * Reads them now, in one round trip.
     *
     * @throws org.intendant.plans.HostUnreachable when the host does not answer, or not to the end
     */
    public Reading read(Target target, RemoteHost host, Collection<String> accounts) {
        Instant before = clock.instant();
        return understood(target, accounts, HostReading.of(host, reading(accounts)), before);
    }

    /** What a change read back just now with its confirmation. */
    public Reading readBack(Target target, Collection<String> accounts, HostReading read) {
        return understood(target, accounts, read, clock.instant());
    }

    private Reading understood(Target target, Collection<String> accounts, HostReading read, Instant at) {
        Map<String, AccountFile> files = AccountFile.understood(target.name(), read.text());
        for (String account : accounts) {
            AccountFile file = files.get(account);
            if (file == null || file.hindrance().isEmpty()) {
                seen.fire(new KeysSeen(target.id(), account, fingerprints(file), at, 0));
            }
        }
        return new Reading(files, read.remarks());
    }

    private static Set<String> fingerprints(@Nullable AccountFile file) {
        FileState there = file == null ? null : file.file();
        return there == null ? Set.of() : HostLine.fingerprints(there.bytes());
    }
}
