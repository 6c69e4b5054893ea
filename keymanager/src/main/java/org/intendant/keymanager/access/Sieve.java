package org.intendant.keymanager.access;

import java.util.function.UnaryOperator;
import org.intendant.secrets.SealedRow;

/** Lets through what is good and as Intendant wrote it; or also all that is not as Intendant wrote it, whatever it says. */
final class Sieve {

    private final UnaryOperator<byte[]> maker;
    private final boolean coarse;
    private boolean forged;

    private Sieve(UnaryOperator<byte[]> maker, boolean coarse) {
        this.maker = maker;
        this.coarse = coarse;
    }

    /** For all that is given by rows. */
    static Sieve fine(UnaryOperator<byte[]> maker) {
        return new Sieve(maker, false);
    }

    /** For what might be given if those rows were as they were before somebody changed them. */
    static Sieve coarse(UnaryOperator<byte[]> maker) {
        return new Sieve(maker, true);
    }

    /** @param good whether the row gives something, if it is Intendant's */
    boolean lets(SealedRow row, boolean good) {
        return isGenuine(row) ? good : coarse;
    }

    boolean lets(SealedRow row) {
        return lets(row, true);
    }

    boolean isGenuine(SealedRow row) {
        boolean genuine = row.isGenuine(maker);
        forged |= !genuine;
        return genuine;
    }

    boolean isCoarse() {
        return coarse;
    }

    /** Whether one of the rows was not as Intendant wrote it. */
    boolean sawForged() {
        return forged;
    }
}
