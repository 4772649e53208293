package org.floris.bridge;

import java.util.Map;
import org.floris.journal.Decided;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;

/**
 * What somebody wants settled, and how.
 *
 * @param detail as it was when he decided; its values are masked, their names are what counts
 * @param edits  for EDIT, as people write them
 */
record SettlingOrder(FindingDetail detail, Decided decided, Map<String, String> edits) {
    Finding finding() {
        return detail.finding();
    }
}
