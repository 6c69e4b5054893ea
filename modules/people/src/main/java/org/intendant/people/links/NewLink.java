package org.intendant.people.links;

import java.time.Instant;

/**
 * A one-time link just made, to be handed over: the only time that anybody sees it.
 *
 * @param url absolute, below the configured base URL
 * @param expires when it stops opening
 */
public record NewLink(String url, Instant expires) {

    @Override
    public String toString() {
        return "NewLink[expires=" + expires + "]";
    }
}
