package org.intendant.people;

/** A way in that people have: sign-ins, API tokens, one-time links, networks that are known. Each knows its own rows. */
public interface WayIn {

    /** Ends what the person has open by it now: the person has another role. */
    default void end(Person person) {}

    /** Closes it for good, also for an account that is enabled again: the account was disabled. */
    default void close(Person person) {
        end(person);
    }

    /** Takes away all that the person has of it, before the person is removed. */
    void remove(Person person);
}
