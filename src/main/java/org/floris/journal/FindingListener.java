package org.floris.journal;

/** Whoever keeps something that is over when a finding is settled, such as the row of a parked delivery. */
public interface FindingListener {
    /**
     * Called in the transaction that settles the finding, after the systems have been written; when it throws, the
     * finding stays open.
     *
     * @param finding as it is settled now, with {@link Finding#settling()}
     */
    void settled(Finding finding);
}
