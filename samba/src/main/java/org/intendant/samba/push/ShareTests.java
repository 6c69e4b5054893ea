package org.intendant.samba.push;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.auth.AuthenticationContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.StepLog;
import org.intendant.samba.push.SmbVisit.Unreached;
import org.intendant.samba.shares.ShareRows;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.Servers;

/** Real use of shares by their users, from where Intendant runs, and how much lies in them. */
@ApplicationScoped
public class ShareTests {

    private static final int AT_ONCE = 8;

    @Inject
    WantedShares wanted;

    @Inject
    ShareRows rows;

    @Inject
    Servers servers;

    @Inject
    ServerHosts hosts;

    /** Opens every share of a server as each of its users, and remembers how that ended. Leaves nothing in any share. */
    @Allowed(Permission.APPLY_PLANS)
    public void now(long serverId) {
        used(wanted.on(servers.get(serverId).id()), StepLog.silent());
    }

    /**
     * Measures what lies in the folder of each share, and remembers it.
     *
     * @throws org.intendant.plans.HostUnreachable when the server does not say
     */
    @Allowed(Permission.APPLY_PLANS)
    public void measure(long serverId) {
        Wanted shares = wanted.on(servers.get(serverId).id());
        if (shares.shares().isEmpty()) {
            return;
        }
        String printed = hosts.of(servers.get(serverId).target()).read(SambaFiles.measuring(shares));
        printed.lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2 && (words[0] + words[1]).matches("[0-9]{2,36}"))
                .filter(words -> words[0].length() < 19 && words[1].length() < 19)
                .forEach(words -> rows.measured(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    /**
     * The end of a change: all shares are used, and what shall be gone is tried.
     *
     * @param goneShares names of shares
     * @param goneUsers names of users
     * @throws CommandFailed when something that shall be gone still opens
     */
    void after(Wanted before, List<String> goneShares, List<String> goneUsers, StepLog log) {
        List<String> stillThere = new ArrayList<>();
        for (Wanted.User user : before.users()) {
            if (goneUsers.contains(user.name()) && !before.address().isEmpty()) {
                gone(before, user, log).ifPresent(stillThere::add);
            }
        }
        used(before, log);
        if (!goneShares.isEmpty() && !before.address().isEmpty()) {
            goneShares(before, goneShares, stillThere, log);
        }
        if (!stillThere.isEmpty()) {
            throw new CommandFailed(String.join(" ", stillThere), -1, "");
        }
    }

    private static Optional<String> gone(Wanted on, Wanted.User user, StepLog log) {
        try (SmbVisit visit = SmbVisit.of(on.address(), ShareAnswers.context(user))) {
            if (!visit.isGuest()) {
                return Optional.of(on.host() + " still lets " + user.name() + " in.");
            }
            log.line(user.name() + ": is unknown there, and taken for a guest.");
        } catch (SMBApiException refused) {
            log.line(user.name() + ": is not let in any more (" + SmbVisit.words(refused) + ").");
        } catch (Unreached none) {
            log.line(user.name() + ": that it is gone cannot be tested from here: " + none.getMessage());
        }
        return Optional.empty();
    }

    /** Asked by a user who is let in, or else by nobody: who may not enter a share is told so, and not that there is none. */
    private static void goneShares(Wanted on, List<String> names, List<String> stillThere, StepLog log) {
        AuthenticationContext who = on.users().stream()
                .filter(user -> on.uses(user.name()))
                .findFirst()
                .map(ShareAnswers::context)
                .orElseGet(AuthenticationContext::anonymous);
        try (SmbVisit visit = SmbVisit.of(on.address(), who)) {
            for (String name : names) {
                if (visit.misses(name)) {
                    log.line(name + ": is not shared any more.");
                } else {
                    stillThere.add(on.host() + " still shares " + name + ".");
                }
            }
        } catch (SMBApiException | Unreached none) {
            log.line("That " + String.join(" and ", names) + " is gone cannot be tested from here: "
                    + SmbVisit.words(none));
        }
    }

    private void used(Wanted shares, StepLog log) {
        ShareAnswers answers = new ShareAnswers(shares);
        if (shares.address().isEmpty()) {
            answers.nobodyReaches("it is reached over another server.");
        } else {
            atOnce(shares, answers);
        }
        for (ShareAnswers.Answer answer : answers.all()) {
            log.line(answer.share().name() + ": " + answer.said());
            rows.tested(answer.share().id(), answer.outcome(), answer.said());
        }
    }

    private static void atOnce(Wanted shares, ShareAnswers answers) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> ways = new ArrayList<>();
            shares.users().stream()
                    .filter(user -> shares.uses(user.name()))
                    .forEach(user -> ways.add(pool.submit(() -> answers.as(user))));
            if (!shares.shares().isEmpty()) {
                ways.add(pool.submit(answers::asNobody));
            }
            for (Future<?> way : ways) {
                way.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
