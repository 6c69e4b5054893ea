package org.intendant.people;

/** Rows about a person that are nobody's way in, and go or change when the person is removed. Collected with CDI. */
public interface KeptBesidePerson {

    /** Takes the person out of them, in the transaction that removes him. */
    void forget(Person person);
}
