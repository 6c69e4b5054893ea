package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.data.AfterCommit;
import org.intendant.data.Networks;
import org.intendant.data.Settings;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** How servers fetch their keys by themselves. */
@ApplicationScoped
public class Pulls {

    @Inject
    PullRows rows;

    @Inject
    Bundles bundles;

    @Inject
    Shelving shelving;

    @Inject
    SigningKey key;

    @Inject
    Settings settings;

    @Inject
    Servers servers;

    @Inject
    OwnerSeals owners;

    @Inject
    Comparisons comparisons;

    @Inject
    AfterCommit afterCommit;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /**
     * How a server fetches its keys.
     *
     * @param original whether lists are given as the original did
     * @param networks from where without a token
     * @param originalUrl the address of a list, with the account's name left to fill in
     */
    public record Pull(PullState state, boolean script, boolean original, String networks, String originalUrl) {}

    /**
     * Of one server.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Pull of(long serverId) {
        Server server = servers.get(serverId);
        Optional<KeyPull> pull = rows.find(serverId);
        return new Pull(
                rows.state(serverId),
                pull.map(KeyPull::isScript).orElse(false),
                pull.map(KeyPull::isOriginal).orElse(false),
                pull.map(KeyPull::getNetworks).orElse(""),
                settings.hostsUrl() + Shelf.PATH + "getKeys/" + server.keymanagerName() + "/<account>/");
    }

    /**
     * Servers that fetch their keys, or shall; those that somebody must look at first, where no other order is asked for. Members
     * see those that they own.
     *
     * @param query searches names of servers and what hosts said; filter {@code state}, a word of {@link PullState.Health}, {@code
     *     red} or {@code refused}; sorts by server and heard
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<PullRow> page(Query query) {
        return rows.page(query, actor.seesOnlyOf().map(owners::mine));
    }

    /**
     * Wants the program on a server, or wants it gone. The plan that brings it must still be approved.
     *
     * @throws Refused as not found, or as a conflict when there is no key to sign with
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void wantScript(long serverId, boolean wanted) {
        Server server = servers.get(serverId);
        if (wanted) {
            key.mustBeThere();
        }
        KeyPull pull = rows.ensure(serverId);
        if (pull.isScript() != wanted) {
            pull.wantsScript(wanted);
            changed(server, "key-fetch.script", word(!wanted), word(wanted));
        }
    }

    private static String word(boolean wanted) {
        return "program that fetches keys: " + (wanted ? "wanted" : "not wanted");
    }

    /**
     * Opens or closes the lists that the original's script fetches. They are not signed: whoever can change them on their way
     * decides who logs in.
     *
     * @param networks addresses and networks from where no token is needed; empty for none
     * @throws Refused in {@code networks}, or as not found
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void answerOriginal(long serverId, boolean open, String networks) {
        Server server = servers.get(serverId);
        String from = networks.strip();
        if (from.length() > 1000) {
            throw new Refused("networks", "Give at most 1,000 characters.");
        }
        Networks.parse("networks", "The list", from);
        if (open) {
            key.mustBeThere();
        }
        KeyPull pull = rows.ensure(serverId);
        String before = original(pull);
        pull.answersOriginal(open, from);
        if (!original(pull).equals(before)) {
            changed(server, "key-fetch.original", before, original(pull));
        }
    }

    private static String original(KeyPull pull) {
        return "lists for the original script: " + (pull.isOriginal() ? "open" : "closed") + "\nwithout a token from: "
                + (pull.getNetworks().isEmpty() ? "nowhere" : pull.getNetworks());
    }

    /**
     * Wants several of these at once; what is null stays as it is.
     *
     * @throws Refused as each of them, and then nothing was changed
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public Pull change(long serverId, @Nullable Boolean script, @Nullable Boolean original, @Nullable String networks) {
        Pull before = of(serverId);
        if (script != null) {
            wantScript(serverId, script);
        }
        if (original != null || networks != null) {
            answerOriginal(
                    serverId,
                    original == null ? before.original() : original,
                    networks == null ? before.networks() : networks);
        }
        return of(serverId);
    }

    /**
     * Gives a server another token; the old one opens nothing any more. Where the program stands, its plan brings the new one.
     *
     * @return the token, which is shown this once
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public String newToken(long serverId) {
        Server server = servers.get(serverId);
        KeyPull pull = rows.ensure(serverId);
        pull.takes(rows.sealed(serverId));
        changed(server, "key-fetch.token", "", "a new token");
        return rows.token(pull);
    }

    private void changed(Server server, String action, String before, String after) {
        bundles.touch(server.target());
        audit.record(action, server.target().key(), server.name(), before, after);
        comparisons.compareSoon(server.target());
        afterCommit.run(shelving::soon);
    }

    /** Why what is fetched cannot be signed here; empty when it can. */
    @Allowed(Permission.SEE_SERVERS)
    public Optional<String> signingTrouble() {
        return key.notReady();
    }

    /** The public line by which servers verify; empty before the first shall fetch. */
    @Allowed(Permission.SEE_SERVERS)
    public String signer() {
        return key.signer();
    }

    /**
     * Takes the key that is on this Intendant server as the one that signs from now on, or makes one where there is none. Hosts
     * believe it once their plans are applied, and until then what they fetch not at all.
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void takeSigningKey() {
        String before = key.signer();
        key.take();
        bundles.signAnew();
        audit.record("key-fetch.signer", "", "signing key", before, key.signer());
        List.copyOf(rows.targets()).forEach(comparisons::compareSoon);
        afterCommit.run(shelving::soon);
    }
}
