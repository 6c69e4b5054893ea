package org.intendant.hosts;

import java.time.Duration;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;

/** The one change that is made before a host is managed: its account accepts Intendant's own key. */
final class Authorization {

    static final Program PROGRAM = Program.beside(Authorization.class, "authorize.sh");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SshPool pool;
    private final OwnKeyStore ownKey;

    Authorization(SshPool pool, OwnKeyStore ownKey) {
        this.pool = pool;
        this.ownKey = ownKey;
    }

    /** Adds the line with the help of a password, then signs in anew without it. */
    void grant(HostAddress address, char[] password) {
        SshSession session = pool.signIn(address, new PasswordAnswer(password));
        try {
            add(session);
        } finally {
            session.retire();
            session.slam();
        }
        pool.forget(address);
        pool.enter(address, Deadline.in(LIMIT)).leave();
    }

    private void add(SshSession session) {
        HostAddress address = session.address();
        try {
            Command command = PROGRAM.with(OwnKey.publicLine(ownKey));
            Answer answer = new Exec(pool, session, command, LIMIT).run(Deadline.in(LIMIT));
            if (answer.exit() != 0) {
                throw new CommandFailed(
                        "The authorized_keys of " + address.user() + " on " + address.name() + " was left as it is: "
                                + HostWords.in(answer.errText()),
                        answer.exit(),
                        answer.errText());
            }
        } catch (NotOpened refused) {
            throw new HostUnreachable(refused.getMessage() + ".", refused);
        }
    }
}
