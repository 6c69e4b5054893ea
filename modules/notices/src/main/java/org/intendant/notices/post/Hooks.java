package org.intendant.notices.post;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.intendant.notices.post.HookSender.Call;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.Secret;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;

/** Where the caller's webhooks go. */
@ApplicationScoped
public class Hooks {

    @PersistenceContext
    EntityManager em;

    @Inject
    HookRows rows;

    @Inject
    HookSender sender;

    @Inject
    Secrets secrets;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The caller's webhook, when he has one. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Optional<Hook> mine() {
        return rows.find(me());
    }

    /** @throws Refused as not found when the caller has none */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Hook get() {
        return mine().orElseThrow(Hooks::none);
    }

    /**
     * Sends the caller's webhooks there from now on, under a new secret.
     *
     * @return the secret, shown this once: each call carries {@code Intendant-Signature: t=<seconds>,v1=<HMAC-SHA-256 of
     *     "<seconds>.<body>" in hexadecimal digits>}
     * @throws Refused in {@code url}
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public String set(String url) {
        HookUrl where = HookUrl.of(url);
        long person = me();
        Optional<Hook> known = rows.find(person);
        String before = known.map(Hook::describe).orElse("");
        Hook hook = known.orElseGet(() -> new Hook(person));
        String secret = Secret.random();
        hook.leadsTo(where, secrets.seal(secret.getBytes(StandardCharsets.UTF_8), Hook.place(person)), clock.instant());
        if (known.isEmpty()) {
            em.persist(hook);
        }
        audit.record("notice.hook", key(person), actor.get().name(), before, hook.describe());
        return secret;
    }

    /**
     * Sends the caller no webhooks any more.
     *
     * @throws Refused as not found when he has none
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void remove() {
        Hook hook = get();
        em.remove(hook);
        audit.record("notice.hook-remove", key(me()), actor.get().name(), hook.describe(), "");
    }

    /**
     * Calls the caller's webhook now with nothing to say. Takes at most about 20 seconds.
     *
     * @return the host that took it
     * @throws Refused in the words of the other side when it did not
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional(NOT_SUPPORTED)
    public String test() {
        long person = me();
        HookRows.Opened hook = rows.opened(person).orElseThrow(Hooks::none);
        try {
            sender.send(new Call(hook.url(), hook.secret(), "trial." + UUID.randomUUID(), DigestJson.trial()));
            return hook.url().host();
        } catch (NotTaken refused) {
            throw new Refused(Why.CONFLICT, "The webhook was not taken. " + refused.words());
        }
    }

    private static Refused none() {
        return new Refused(Why.NOT_FOUND, "You have no webhook.");
    }

    private static String key(long person) {
        return "person:" + person;
    }

    private long me() {
        Long person = actor.get().personId();
        if (person == null) {
            throw new Refused(Why.NOT_ALLOWED, "Only people have a webhook.");
        }
        return person;
    }
}
