package org.floris.bridge.model;

/** Takes the steps that are possible in a state. */
interface Moves {
    /** What the step is about, in a trace. */
    enum Actor {
        CALL,
        RESOLVER,
        HUB,
        BATCH,
        SYSTEM
    }

    /**
     * @param number of the call, resolver, hub or system, from 0
     * @param detail the system or call concerned, or -1
     */
    void add(Step step, Actor actor, int number, int detail, boolean fault, World next);
}
