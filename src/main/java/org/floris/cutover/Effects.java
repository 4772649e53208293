package org.floris.cutover;

import java.util.List;

/** What a step does to the world, in order. One twin does it, one only tells it. */
interface Effects {
    /** Binds the batch to this step and makes new writes of its members wait, in one transaction. */
    List<Reason> begin();

    /** Waits until the members' writes have ended. */
    List<Reason> drain();

    /** Gives every member his new home and the batch its new state, in one transaction; nobody moves when there are reasons. */
    List<Reason> flip();

    /** Frees the members; the batch is what it was before. */
    void giveUp(List<Reason> reasons);
}
