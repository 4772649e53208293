package org.floris.cutover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The batches and their steps. Steps block until done or refused, at most for the drain time. Called by people. */
public interface Batches {
    /**
     * Creates a batch in DRAFT.
     *
     * @throws org.floris.canonical.FlorisException INVALID_VALUE when the name is taken or the selection is empty,
     *     UNKNOWN_USER when a login is unknown
     */
    BatchView create(NewBatch batch, String by);

    /** All batches, the newest first. */
    List<BatchView> list();

    Optional<BatchView> find(UUID id);

    Optional<BatchView> findByName(String name);

    /** The members by login. */
    List<BatchMember> members(UUID id);

    /** The ids of its members. Throws like {@link #plan}. */
    Set<UUID> userIds(UUID id);

    /** What happened to the batch, the oldest first. */
    List<BatchTransition> history(UUID id);

    /**
     * What the step would do now.
     *
     * @throws org.floris.canonical.FlorisException RECORD_NOT_FOUND when there is no such batch
     */
    BatchPlan plan(UUID id, Step step);

    /** Moves the members to the target; a gate's refusal is a result. Throws like {@link #plan}. */
    StepResult switchOver(UUID id, String by);

    /** Moves the members back; a gate's refusal is a result. Throws like {@link #plan}. */
    StepResult rollBack(UUID id, String by);

    /** Removes a batch that is in DRAFT or ROLLED_BACK; otherwise a refusal. Throws like {@link #plan}. */
    StepResult delete(UUID id, String by);
}
