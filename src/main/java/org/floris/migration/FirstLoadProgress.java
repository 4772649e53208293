package org.floris.migration;

import java.time.Duration;
import java.util.List;

/**
 * How far the first load is.
 *
 * @param reason    one sentence
 * @param nextSteps what to do, as sentences
 * @param took      working time until now
 */
public record FirstLoadProgress(
        State state, String reason, List<String> nextSteps, List<EntityProgress> entities, Duration took) {
    /** Where the load stands. */
    public enum State {
        /** Not begun: it waits, or the settings forbid it. */
        WAITING,
        RUNNING,
        /** Somebody stopped it; it goes on where it stopped. */
        STOPPED,
        DONE,
        /** A breakage ended it; it can go on where it stopped. */
        FAILED
    }

    /**
     * How far one entity is.
     *
     * @param entity       canonical entity
     * @param records      records now in the store
     * @param links        links made
     * @param withoutTwin  records that one system has and the other does not: findings, loaded alone
     * @param contradictory records whose cross references contradict each other: findings, not loaded
     */
    public record EntityProgress(
            String entity, State state, long records, long links, long withoutTwin, long contradictory) {}

    public FirstLoadProgress {
        nextSteps = List.copyOf(nextSteps);
        entities = List.copyOf(entities);
    }

    public long links() {
        return entities.stream().mapToLong(EntityProgress::links).sum();
    }

    public long records() {
        return entities.stream().mapToLong(EntityProgress::records).sum();
    }

    public long findings() {
        return entities.stream()
                .mapToLong(entity -> entity.withoutTwin() + entity.contradictory())
                .sum();
    }
}
