package org.floris.cutover;

import java.util.List;

/** What mirrors are owed of the work of each batch's people. */
public interface BatchDebts {
    /** The newest batch first; batches of whose work nothing is owed are left out. */
    List<BatchDebt> all();
}
