package org.intendant.people.tokens;

/**
 * A token just made: the only time that anybody sees it whole.
 *
 * @param id its primary key
 * @param secret what goes into {@code Authorization: Bearer …}
 */
public record NewToken(long id, String secret) {

    @Override
    public String toString() {
        return "NewToken[id=" + id + "]";
    }
}
