package org.intendant.people;

/** A way in that people have: sign-ins, API tokens, one-time links, networks that are known. Each knows its own rows. */
public interface WayIn {

    /** Ends what the person has open by it now: the account was disabled, or has another role. */
    default void end(Person person) {}

    /** Takes away all that the person has of it, before the person is removed. */
    void remove(Person person);
}
