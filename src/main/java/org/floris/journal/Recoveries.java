package org.floris.journal;

import java.util.List;

/** Tells afterwards which hubs have stopped in the middle of their work, and what became of it. For people. */
public interface Recoveries {
    /**
     * The hubs that were found dead, the latest first.
     *
     * @param most 1 to 100
     */
    List<Recovery> latest(int most);
}
