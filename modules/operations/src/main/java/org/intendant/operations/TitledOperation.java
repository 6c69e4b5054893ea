package org.intendant.operations;

/**
 * An operation by what people know it by, as lists of many need it.
 *
 * @param subject what exactly it does, or empty
 * @param actorName who started it
 */
public record TitledOperation(long id, String title, String subject, String actorName, OperationState state) {

    /** The path of its page below the context root. */
    public String href() {
        return Operation.PAGE + id;
    }
}
