package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.intendant.data.Settings;
import org.intendant.notices.post.HookRows.Opened;
import org.intendant.notices.post.HookSender.Call;
import org.intendant.notices.post.Mailer.Letter;
import org.intendant.notices.post.Mailer.Server;
import org.intendant.notices.post.MessageRows.Claimed;

/**
 * Sends what waits. Between the receiver's yes and our note of it a killed server leaves the message to be sent once more, with
 * the same id; it never leaves it unsent.
 */
@ApplicationScoped
public class Post {

    private static final Logger LOG = System.getLogger(Post.class.getName());

    @Inject
    MessageRows rows;

    @Inject
    MailRows mail;

    @Inject
    Mailer mailer;

    @Inject
    HookRows hooks;

    @Inject
    HookSender sender;

    @Inject
    Settings settings;

    /** Takes so many that are due, at most. */
    List<Claimed> claim(int most) {
        return rows.claim(most);
    }

    void deliver(Claimed claimed) {
        rows.toSend(claimed).ifPresent(message -> deliver(claimed, message));
    }

    private void deliver(Claimed claimed, Message message) {
        try {
            switch (message.getChannel()) {
                case MAIL -> mail(message);
                case HOOK -> hook(message);
            }
            if (!rows.sent(claimed)) {
                LOG.log(Level.WARNING, "Message {0} was sent twice: this took longer than it may.", claimed.id());
            }
        } catch (NotTaken refused) {
            rows.failed(claimed, refused.words());
        }
    }

    private void hook(Message message) {
        Opened hook = hooks.opened(message.personId()).orElseThrow(() -> new NotTaken("There is no webhook."));
        sender.send(new Call(hook.url(), hook.secret(), "notice." + message.getId(), message.getBody()));
    }

    private void mail(Message message) {
        Optional<Server> server = mail.opened();
        mailer.send(
                server.orElseThrow(() -> new NotTaken("No mail server is set up.")),
                new Letter(
                        "<notice." + message.getId() + "@" + settings.baseUrl().getHost() + ">",
                        message.getDestination(),
                        message.getSubject(),
                        message.getBody(),
                        message.getMade()));
    }
}
