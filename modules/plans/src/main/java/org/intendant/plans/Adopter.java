package org.intendant.plans;

/** A planner that can take over what it finds on a host. */
public interface Adopter {

    /**
     * Makes what the step would remove or change wanted as it is.
     *
     * @param step of the target's plan
     * @throws Refused naming what cannot be expressed
     */
    void adopt(Target target, Step step);

    /**
     * Makes wanted what others made, so that the next plan takes theirs out and brings ours.
     *
     * @param foreign of the target's plan
     * @throws Refused naming what cannot be expressed
     */
    default void adopt(Target target, Foreign foreign) {
        throw new Refused("digest", foreign.name() + " cannot be adopted.");
    }
}
