package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.notices.Channel;
import org.intendant.people.Person;

/** Which way leads to whom: mail where a server for it is set up and the person has an address; webhooks where he named one. */
@ApplicationScoped
public class Ways {

    @Inject
    MailRows mail;

    @Inject
    HookRows hooks;

    public boolean leadTo(Person person, Channel channel) {
        return !destination(person, channel).isEmpty();
    }

    /** Where it goes; empty where nothing leads there. */
    String destination(Person person, Channel channel) {
        return switch (channel) {
            case MAIL -> mail.isSetUp() ? person.getEmail() : "";
            case HOOK ->
                hooks.find(person.getId())
                        .map(hook -> HookUrl.of(hook.getUrl()).toString())
                        .orElse("");
        };
    }
}
