package org.intendant.servers.enrolment;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.Servers;
import org.intendant.servers.accounts.FoundAccounts;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.FactsReader;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.facts.ReadingRows;
import org.intendant.servers.reachability.ReachabilityRows;

/**
 * All hosts on their way to become servers, step by step: {@link #begin}, {@link #confirm}, {@link #authorize} if need be,
 * {@link #check}, {@link #finish}.
 */
@ApplicationScoped
public class Enrolments {
    @Inject
    EnrolmentRows rows;

    @Inject
    Servers servers;

    @Inject
    ReadingRows readings;

    @Inject
    ReachabilityRows reachability;

    @Inject
    FoundAccounts found;

    @Inject
    ServerHosts serverHosts;

    @Inject
    FactsReader facts;

    @Inject
    Hosts hosts;

    @Inject
    Comparisons comparisons;

    @Inject
    Clock clock;

    /**
     * Connects and keeps the key that the host shows, without signing in.
     *
     * @throws Refused when the address or the key is another server's, or a field is wrong
     * @throws HostUnreachable when nothing answers SSH there
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public Enrolment begin(SshDraft draft) {
        SshAddress ssh = draft.toAddress("ssh");
        rows.mustBeNew(ssh);
        return rows.begin(ssh, hosts.scan(serverHosts.address(ssh.host(), ssh, null)));
    }

    /** @throws Refused as not found */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Enrolment get(String id) {
        return rows.get(id);
    }

    /** Those that are not done, the latest first, at most 50. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public List<Enrolment> open() {
        return rows.open();
    }

    /**
     * Pins the key.
     *
     * @param fingerprint as the person compared it: {@code SHA256:…}
     * @throws Refused when it is not the one that the host showed
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Enrolment confirm(String id, String fingerprint) {
        return rows.change(id, "enrolment.confirm-key", "key: " + fingerprint.strip(), e -> e.confirm(fingerprint));
    }

    /** The line that the account's {@code authorized_keys} must hold. */
    @Allowed(Permission.ADD_SERVERS)
    public String ownKey() {
        return hosts.ownKey();
    }

    /** The fixed program that {@link #authorize} runs on the host, to be read before. */
    @Allowed(Permission.ADD_SERVERS)
    public String authorizeProgram() {
        return hosts.authorizeProgram();
    }

    /**
     * Signs in once with a password and adds Intendant's line to {@code authorized_keys}. The password is not stored.
     *
     * @throws HostUnreachable when the password is not accepted
     * @throws CommandFailed when the host refused the line
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public Enrolment authorize(String id, char[] password) {
        Enrolment enrolment = pinned(id);
        try {
            hosts.authorize(address(enrolment), password);
        } catch (HostUnreachable | CommandFailed trouble) {
            String told = Objects.requireNonNullElse(trouble.getMessage(), "");
            rows.change(id, "enrolment.authorize", "failed, and the line may be there: " + told, e -> e.failed(told));
            throw trouble;
        }
        return rows.change(id, "enrolment.authorize", "added to authorized_keys: " + hosts.ownKey(), e -> e.failed(""));
    }

    /**
     * Signs in with Intendant's key, makes sure of root rights and reads the facts. Trouble is kept with the enrolment.
     *
     * @throws HostUnreachable when Intendant is not let in
     * @throws CommandFailed when sudo wants a password; says the line to add
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public Enrolment check(String id) {
        Enrolment enrolment = pinned(id);
        try {
            Facts read = facts.read(hosts.at(address(enrolment)));
            return rows.change(id, "", "", e -> e.read(read, clock.instant()));
        } catch (HostUnreachable | CommandFailed | Refused trouble) {
            rows.change(id, "", "", e -> e.failed(Objects.requireNonNullElse(trouble.getMessage(), "")));
            throw trouble;
        }
    }

    /** What the facts suggest for the server's form; everything can be changed. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public ServerDraft proposal(String id) {
        Enrolment enrolment = rows.get(id);
        return new Proposal(enrolment.ssh(), read(enrolment)).draft();
    }

    /**
     * Makes the server.
     *
     * @param draft of the server; its address is the enrolment's, whatever it says
     * @param adopted names of accounts of the host that are wanted from now on as they are
     * @throws Refused naming the fields that are wrong
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Server finish(String id, ServerDraft draft, Collection<String> adopted) {
        Enrolment enrolment = rows.get(id);
        Facts read = read(enrolment);
        draft.setSsh(SshDraft.of(enrolment.ssh()));
        Server server = servers.add(draft, enrolment.key());
        enrolment.done(server.id());
        readings.keep(server.id(), read, enrolment.factsAt());
        reachability.answered(server.id(), enrolment.factsAt());
        known(read, adopted).forEach(name -> found.adopt(server.id(), name));
        comparisons.compareSoon(server.target());
        return server;
    }

    /** Gives up; a line that was added to {@code authorized_keys} stays there. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public void abandon(String id) {
        rows.remove(id);
    }

    private static Facts read(Enrolment enrolment) {
        return enrolment
                .facts()
                .orElseThrow(() -> new Refused(
                        Refused.Why.CONFLICT,
                        "Nothing was read from " + enrolment.ssh().host() + " yet. Check it first."));
    }

    /** Those of the names that the host has. */
    private static List<String> known(Facts read, Collection<String> names) {
        return read.accounts().stream()
                .map(FoundAccount::name)
                .filter(names::contains)
                .toList();
    }

    private Enrolment pinned(String id) {
        Enrolment enrolment = rows.get(id);
        if (enrolment.state() == Enrolment.State.KEY_SHOWN || enrolment.state() == Enrolment.State.DONE) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "Confirm the key of " + enrolment.ssh().host() + " first.");
        }
        return enrolment;
    }

    private HostAddress address(Enrolment enrolment) {
        return serverHosts.address(enrolment.ssh().host(), enrolment.ssh(), enrolment.key());
    }
}
