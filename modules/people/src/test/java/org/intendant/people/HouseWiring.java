package org.intendant.people;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Refused;

/** Does for {@link House} what the container does: connects the beans, and gives some their own transactions. */
final class HouseWiring {

    private final House house;
    private final EntityManager entities;

    HouseWiring(House house) {
        this.house = house;
        this.entities = house.database.entityManager();
    }

    void connect() {
        Passwords passwords = house.passwords;
        SetupFile file = new SetupFile();
        file.settings = house.settings();
        ExpiredRows expired = new ExpiredRows();
        expired.entities = entities;
        expired.settings = house.settings();
        expired.clock = house.clock;
        CredentialRows credentialRows = new CredentialRowsInTransactions();
        credentialRows.entities = entities;
        credentialRows.clock = house.clock;
        house.credentials.rows = credentialRows;
        house.credentials.clock = house.clock;
        house.rows.entities = entities;
        house.rows.credentials = house.credentials;
        house.rows.afterCommit = house.afterCommit();
        house.audit.entities = entities;
        house.audit.actor = house.actor;
        house.audit.clock = house.clock;
        house.trail.entities = entities;
        house.trail.audit = house.audit;
        connectPeople();
        connectDoor(passwords);
        SignInRows signInRows = connectSignIns(expired);
        connectTokens();
        connectProfile(passwords);
        connectLinks(passwords, file, signInRows);
    }

    private void connectPeople() {
        house.people.entities = entities;
        house.people.rows = house.rows;
        house.people.audit = house.audit;
        house.people.settings = house.settings();
        house.people.clock = house.clock;
        house.people.dependents = new One<>(personId -> house.inTheWay);
    }

    private void connectDoor(Passwords passwords) {
        SignInAttempts attempts = new AttemptsInTransactions();
        attempts.entities = entities;
        attempts.clock = house.clock;
        PersonRows read = new PersonRows() {
            @Override
            Optional<Person> named(String username) {
                return house.in(() -> super.named(username));
            }
        };
        read.entities = entities;
        house.door.attempts = attempts;
        house.door.rows = read;
        house.door.passwords = passwords;
    }

    private SignInRows connectSignIns(ExpiredRows expired) {
        SignInRows signInRows = new SignInRows() {
            @Override
            String begin(long personId) {
                return house.in(() -> super.begin(personId));
            }
        };
        signInRows.entities = entities;
        signInRows.people = house.rows;
        signInRows.actor = house.actor;
        signInRows.current = house.current;
        signInRows.audit = house.audit;
        signInRows.expired = expired;
        signInRows.clock = house.clock;
        house.signIns.entities = entities;
        house.signIns.door = house.door;
        house.signIns.rows = signInRows;
        house.signIns.actor = house.actor;
        house.signIns.current = house.current;
        house.signIns.credentials = house.credentials;
        house.signIns.afterCommit = house.afterCommit();
        return signInRows;
    }

    private void connectTokens() {
        TokenRows tokenRows = new TokenRows() {
            @Override
            NewToken addFor(long personId, TokenDraft draft) {
                return house.in(() -> super.addFor(personId, draft));
            }
        };
        tokenRows.entities = entities;
        tokenRows.people = house.rows;
        tokenRows.actor = house.actor;
        tokenRows.audit = house.audit;
        tokenRows.clock = house.clock;
        house.tokens.entities = entities;
        house.tokens.rows = house.rows;
        house.tokens.tokens = tokenRows;
        house.tokens.door = house.door;
        house.tokens.actor = house.actor;
        house.tokens.current = house.current;
        house.tokens.audit = house.audit;
        house.tokens.credentials = house.credentials;
        house.tokens.afterCommit = house.afterCommit();
        house.tokens.clock = house.clock;
    }

    private void connectProfile(Passwords passwords) {
        PasswordChange change = new PasswordChange() {
            @Override
            void save(long personId, String hash) {
                house.doing(() -> super.save(personId, hash));
            }
        };
        change.rows = house.rows;
        change.current = house.current;
        change.audit = house.audit;
        house.profile.rows = house.rows;
        house.profile.door = house.door;
        house.profile.change = change;
        house.profile.passwords = passwords;
        house.profile.actor = house.actor;
        house.profile.current = house.current;
        house.profile.audit = house.audit;
    }

    private void connectLinks(Passwords passwords, SetupFile file, SignInRows signInRows) {
        FirstPerson first = new FirstPersonInTransactions();
        first.entities = entities;
        first.people = house.rows;
        first.actor = house.actor;
        first.audit = house.audit;
        first.clock = house.clock;
        LinkRows linkRows = new LinkRowsInTransactions();
        linkRows.entities = entities;
        linkRows.people = house.rows;
        linkRows.first = first;
        linkRows.signIns = signInRows;
        linkRows.file = file;
        linkRows.afterCommit = house.afterCommit();
        linkRows.clock = house.clock;
        house.links.rows = linkRows;
        house.links.passwords = passwords;
        house.firstStart.people = new PersonRows() {
            @Override
            long count() {
                return house.in(super::count);
            }
        };
        house.firstStart.people.entities = entities;
        house.firstStart.first = first;
        house.firstStart.file = file;
        house.firstStart.passwords = passwords;
    }

    private final class AttemptsInTransactions extends SignInAttempts {
        @Override
        void begin(String username, String network) {
            Refused refused = house.in(() -> {
                try {
                    super.begin(username, network);
                    return null;
                } catch (Refused tooMany) {
                    return tooMany;
                }
            });
            if (refused != null) {
                throw refused;
            }
        }

        @Override
        void succeeded(long personId, String username, String network) {
            house.doing(() -> super.succeeded(personId, username, network));
        }
    }

    private final class CredentialRowsInTransactions extends CredentialRows {
        @Override
        Optional<Caller> signIn(String cookie) {
            return house.in(() -> super.signIn(cookie));
        }

        @Override
        Optional<Caller> token(String secret) {
            return house.in(() -> super.token(secret));
        }

        @Override
        void touchSignIn(long id) {
            house.doing(() -> super.touchSignIn(id));
        }

        @Override
        void touchToken(long id) {
            house.doing(() -> super.touchToken(id));
        }
    }

    private final class FirstPersonInTransactions extends FirstPerson {
        @Override
        Person add(PersonDraft draft, String hash) {
            return house.in(() -> super.add(draft, hash));
        }

        @Override
        boolean stillOpens(String secret) {
            return house.in(() -> super.stillOpens(secret));
        }

        @Override
        String newLink() {
            return house.in(super::newLink);
        }
    }

    private final class LinkRowsInTransactions extends LinkRows {
        @Override
        boolean opens(OneTimeLink.Purpose purpose, String secret) {
            return house.in(() -> super.opens(purpose, secret));
        }

        @Override
        String usernameOf(String secret) {
            return house.in(() -> super.usernameOf(secret));
        }

        @Override
        String usePassword(String secret, String hash) {
            return house.in(() -> super.usePassword(secret, hash));
        }

        @Override
        String useSetup(String secret, PersonDraft draft, String hash) {
            return house.in(() -> super.useSetup(secret, draft, hash));
        }
    }

    /** The one contribution that a test makes. */
    private record One<T>(T bean) implements Instance<T> {
        @Override
        public Iterator<T> iterator() {
            return List.of(bean).iterator();
        }

        @Override
        public T get() {
            return bean;
        }

        @Override
        public Instance<T> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends T> Instance<U> select(Class<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isUnsatisfied() {
            return false;
        }

        @Override
        public boolean isAmbiguous() {
            return false;
        }

        @Override
        public void destroy(T instance) {}

        @Override
        public Handle<T> getHandle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<? extends Handle<T>> handles() {
            return List.of();
        }
    }
}
