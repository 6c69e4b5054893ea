package org.intendant.people.tokens;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a new API token.
 *
 * @param name what it is for
 * @param days how long it is good for, 1 to 366; 90 when left out
 */
public record TokenDraft(String name, Integer days) {

    public TokenDraft(@Nullable String name, @Nullable Integer days) {
        this.name = name == null ? "" : name;
        this.days = days == null ? ApiToken.USUAL_DAYS : days;
    }
}
