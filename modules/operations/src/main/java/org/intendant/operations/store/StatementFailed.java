package org.intendant.operations.store;

import java.sql.SQLException;

/** The database refused a statement or could not be reached. */
public class StatementFailed extends RuntimeException {

    StatementFailed(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /** Every statement was taken, but not the transaction: the connection broke, or its end is not known. */
    public boolean notCommitted() {
        return !(getCause() instanceof SQLException);
    }

    /** A row with this key is there already. */
    public boolean duplicate() {
        return getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState());
    }
}
