package org.intendant.people;

import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A house with an administrator and an operator in it, whose visitor comes from home. Once per database. */
public abstract class HouseTest {

    protected static final String HOME = "192.0.2.1";
    protected static final String OTHER = "another good password";

    protected House house;
    protected Person admin;
    protected Person maren;

    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        house = new House(database());
        admin = house.somebody("root", Role.ADMIN);
        maren = house.somebody("maren", Role.OPERATOR);
        house.from(HOME);
    }

    @AfterEach
    void close() {
        house.close();
    }
}
