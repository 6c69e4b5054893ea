package org.intendant.people.passwords;

/** Passwords whose hashes cost next to nothing; what production's cost is, PasswordHashTest says. */
public final class CheapPasswords {

    private CheapPasswords() {}

    public static Passwords make() {
        return new Passwords(new PasswordHash.Cost(8, 1));
    }
}
