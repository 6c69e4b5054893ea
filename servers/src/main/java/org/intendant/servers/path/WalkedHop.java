package org.intendant.servers.path;

import org.intendant.web.State;

/**
 * One hop as it was found.
 *
 * @param state as {@link Finding#state}, or {@code WAITING} where the walk ended before it
 */
public record WalkedHop(Stage stage, String where, State state, String sentence, String output) {

    static WalkedHop of(Hop hop, Finding found) {
        return new WalkedHop(hop.stage(), hop.where(), found.state(), found.sentence(), found.output());
    }

    static WalkedHop ahead(Hop hop) {
        return new WalkedHop(hop.stage(), hop.where(), State.WAITING, "", "");
    }

    /** For those who may not read what tools print. */
    WalkedHop withoutOutput() {
        return new WalkedHop(stage, where, state, sentence, "");
    }

    /** Whether the walk ended here. */
    public boolean broken() {
        return state == State.BROKEN;
    }

    public boolean ahead() {
        return state == State.WAITING;
    }
}
