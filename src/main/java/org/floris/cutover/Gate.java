package org.floris.cutover;

import java.util.List;

/** Looks whether a step may happen now. Reads only. */
interface Gate {
    /** @return what stands in the way, empty when nothing does */
    List<Reason> check(Batch batch, Step step);
}
