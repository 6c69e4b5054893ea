package org.intendant.plans;

/** A planner that can take over what it finds on a host. */
public interface Adopter {

    /**
     * Makes what the step would remove or change wanted as it is.
     *
     * @throws Refused naming what cannot be expressed
     */
    void adopt(Step step);
}
