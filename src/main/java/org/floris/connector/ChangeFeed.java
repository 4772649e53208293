package org.floris.connector;

/**
 * How a system is asked for what was changed in it, whoever has changed it. A mark is a point in the order of changes;
 * its text means something to the system's own feed alone.
 *
 * <p>The order is that in which changes were begun: one that takes long to commit may appear behind a mark. Whoever reads
 * a feed goes back far enough. What was deleted is not in it.
 */
public interface ChangeFeed {
    /** Before every change. */
    String beginning();

    /**
     * The keys of the records that were changed at the mark or after it, the earliest change first, with version and time.
     *
     * @param systemEntity the system's entity
     * @param primaryId    its primary key
     */
    SystemQuery since(String mark, String systemEntity, String primaryId, int pageSize);

    /** The key of the record that was changed last. */
    SystemQuery latest(String systemEntity, String primaryId);

    /** The mark at which a record of these queries was changed. */
    String markOf(SystemRecord record);
}
