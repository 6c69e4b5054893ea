package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.intendant.data.Settings;
import org.intendant.notices.post.Mailer.Letter;
import org.intendant.notices.post.Mailer.Server;
import org.intendant.people.Actor;
import org.intendant.people.PersonRows;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** Tries at once whether mail reaches whoever asks. */
@ApplicationScoped
class TrialMail {

    @Inject
    MailRows rows;

    @Inject
    PersonRows people;

    @Inject
    Mailer mailer;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Where it went. */
    String send(Actor to) {
        Server server = rows.opened().orElseThrow(() -> new Refused(Why.CONFLICT, "Save the mail server first."));
        String address = address(to);
        if (address.isEmpty()) {
            throw new Refused(Why.CONFLICT, "Your profile has no e-mail address to send it to.");
        }
        try {
            mailer.send(
                    server,
                    new Letter(
                            "<trial." + UUID.randomUUID() + "@"
                                    + settings.baseUrl().getHost() + ">",
                            address,
                            "Intendant: mail works",
                            "This is the mail that " + to.name() + " asked for at\n  " + settings.baseUrl() + "\n",
                            clock.instant()));
        } catch (NotTaken refused) {
            throw new Refused(Why.CONFLICT, "The mail was not taken. " + refused.words());
        }
        return address;
    }

    private String address(Actor to) {
        return people.named(to.name()).map(person -> person.getEmail()).orElse("");
    }
}
