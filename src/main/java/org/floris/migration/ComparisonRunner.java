package org.floris.migration;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.mapping.Translator;
import org.floris.migration.ComparisonView.EntityView;
import org.floris.migration.ComparisonView.State;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs comparisons one after the other and remembers the last ones. */
@Component
class ComparisonRunner implements Comparisons {
    private static final Logger LOG = LoggerFactory.getLogger(ComparisonRunner.class);
    private static final int REMEMBERED = 20;

    private final SharedEntities entities;
    private final CanonicalModel model;
    private final UnifiedStore store;
    private final LinkTable links;
    private final Translator translator;
    private final MigrationSettings settings;
    private final Deque<ComparisonView> remembered = new ArrayDeque<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "comparison");
        thread.setDaemon(true);
        return thread;
    });

    ComparisonRunner(
            SharedEntities entities,
            CanonicalModel model,
            UnifiedStore store,
            LinkTable links,
            Translator translator,
            MigrationSettings settings) {
        this.entities = entities;
        this.model = model;
        this.store = store;
        this.links = links;
        this.translator = translator;
        this.settings = settings;
    }

    @Override
    public synchronized ComparisonView start(String by) {
        ComparisonView last = remembered.peekFirst();
        if (last != null && last.isRunning()) {
            return last;
        }
        ComparisonView begun = new ComparisonView(
                UUID.randomUUID(),
                State.RUNNING,
                "It has begun.",
                List.of(),
                by,
                Instant.now(),
                Duration.ZERO,
                0,
                List.of());
        remembered.addFirst(begun);
        if (remembered.size() > REMEMBERED) {
            remembered.removeLast();
        }
        worker.execute(() -> run(begun));
        return begun;
    }

    @Override
    public synchronized Optional<ComparisonView> find(UUID id) {
        return remembered.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<ComparisonView> list() {
        return List.copyOf(remembered);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private void run(ComparisonView begun) {
        List<EntityView> ended = new ArrayList<>();
        try {
            List<SharedEntity> all = entities.inOrder();
            for (SharedEntity entity : all) {
                replace(view(
                        begun,
                        State.RUNNING,
                        ended,
                        "Comparing " + entity.name() + ", entity " + (ended.size() + 1) + " of " + all.size() + "."));
                ended.add(new EntityComparison(
                                entity,
                                model.entity(entity.name()).orElseThrow(),
                                store,
                                links,
                                translator,
                                settings.migrationPageSize())
                        .run());
            }
            long differences = ended.stream().mapToLong(EntityView::differences).sum();
            replace(view(begun, differences == 0 ? State.SAME : State.DIFFERENT, ended, sentence(ended, differences)));
        } catch (RuntimeException breakage) {
            LOG.warn("A comparison broke off", breakage);
            replace(view(begun, State.FAILED, ended, "It broke off: " + breakage.getMessage()));
        }
    }

    private static String sentence(List<EntityView> entities, long differences) {
        long records = entities.stream()
                .mapToLong(entity -> entity.counts().getOrDefault(EntityComparison.STORE, 0L))
                .sum();
        return differences + (differences == 1 ? " difference in " : " differences in ") + records + " records of "
                + entities.size() + " entities.";
    }

    private static ComparisonView view(ComparisonView begun, State state, List<EntityView> entities, String reason) {
        List<String> nextSteps =
                switch (state) {
                    case DIFFERENT -> List.of("Look at the records that are named; somebody wrote past the hub.");
                    case FAILED -> List.of("See that all systems are up with: floris status. Then compare again.");
                    case RUNNING, SAME -> List.of();
                };
        return new ComparisonView(
                begun.id(),
                state,
                reason,
                nextSteps,
                begun.by(),
                begun.startedAt(),
                Duration.between(begun.startedAt(), Instant.now()),
                entities.stream().mapToLong(EntityView::differences).sum(),
                List.copyOf(entities));
    }

    private synchronized void replace(ComparisonView view) {
        List<ComparisonView> all = remembered.stream()
                .map(each -> each.id().equals(view.id()) ? view : each)
                .toList();
        remembered.clear();
        remembered.addAll(all);
    }
}
