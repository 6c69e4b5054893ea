package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;
import org.intendant.secrets.Secrets;

/** The rows of webhooks, for those who send. */
@ApplicationScoped
class HookRows implements KeptBesidePerson {

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    Optional<Hook> find(long personId) {
        return Optional.ofNullable(em.find(Hook.class, personId));
    }

    /** What is needed to send, the secret opened. */
    @Transactional
    Optional<Opened> opened(long personId) {
        return find(personId)
                .map(hook -> new Opened(
                        HookUrl.of(hook.getUrl()),
                        new String(secrets.open(hook.secretSealed(), Hook.place(personId)), StandardCharsets.UTF_8)));
    }

    @Override
    public void forget(Person person) {
        find(person.getId()).ifPresent(em::remove);
    }

    /** Where it goes, and what it is signed with. */
    record Opened(HookUrl url, String secret) {
        @Override
        public String toString() {
            return "Opened[" + url + "]";
        }
    }
}
