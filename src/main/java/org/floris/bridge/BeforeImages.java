package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What a record looked like in every system that is written, before it is: without it a change could not be undone. Home
 * and the mirrors that may have to be taken back are asked at the same time. A mirror that cannot be asked is written nevertheless, or not, as its
 * policy says, and is then taken back by what home held; only a delete needs every system's own image.
 */
@Component
@EnableConfigurationProperties(UndoSettings.class)
class BeforeImages implements DisposableBean {
    private final Connectors connectors;
    private final Translator translator;
    private final LinkTable links;
    private final Actors actors;
    private final UndoSettings settings;
    private final Leavings leavings;
    private final ExecutorService asking = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "bridge-before");
        thread.setDaemon(true);
        return thread;
    });

    BeforeImages(
            Connectors connectors,
            Translator translator,
            LinkTable links,
            Actors actors,
            UndoSettings settings,
            Leavings leavings) {
        this.leavings = leavings;
        this.connectors = connectors;
        this.translator = translator;
        this.links = links;
        this.actors = actors;
        this.settings = settings;
    }

    /** @param home the attributes that the change touches, all of them before a delete; empty for what was not there */
    record Before(Optional<SystemRecord> home, UndoImages undo) {}

    /** @throws FlorisException RECORD_NOT_FOUND, CANNOT_BE_UNDONE, SYSTEM_UNAVAILABLE */
    Before read(WritePlan plan) {
        if (plan.passesThrough()) {
            return new Before(Optional.empty(), new UndoImages(Map.of(), Map.of()));
        }
        Map<String, CompletableFuture<Optional<BeforeImage>>> mirrors = new LinkedHashMap<>();
        if (plan.homeChange().operation() != Operation.CREATE) {
            mirrorsToAsk(plan)
                    .forEach(mirror -> mirrors.put(
                            mirror.ref().system(), CompletableFuture.supplyAsync(() -> ask(plan, mirror), asking)));
        }
        Map<String, BeforeImage> images = new LinkedHashMap<>();
        Optional<SystemRecord> home = home(plan, images);
        mirrors.forEach((system, image) -> plan.trail()
                .step("before", system, () -> answered(image), found -> Outcome.SKIPPED)
                .ifPresent(found -> images.put(system, found)));
        return new Before(home, new UndoImages(images, ownAtHome(plan)));
    }

    /**
     * The last mirror is taken back only where home commits after it, so a plain change need not ask it. A delete and a
     * tie have to know of each what is there, and so has what leaves other records behind.
     */
    private List<SystemChange> mirrorsToAsk(WritePlan plan) {
        List<SystemChange> mirrors = plan.mirrors();
        Operation operation = plan.homeChange().operation();
        boolean all = operation == Operation.DELETE
                || plan.homeChange().tie().isPresent()
                || plan.incoming().homeWritesItself()
                || mirrors.isEmpty()
                || leavings.any(mirrors.get(mirrors.size() - 1));
        return all ? mirrors : mirrors.subList(0, mirrors.size() - 1);
    }

    private Optional<SystemRecord> home(WritePlan plan, Map<String, BeforeImage> images) {
        SystemChange change = plan.homeChange();
        String home = plan.home().system();
        boolean wasThere = plan.homeHasIt() && !plan.incoming().homeWritesItself();
        if (change.operation() == Operation.CREATE || wasThere) {
            return Optional.empty();
        }
        if (plan.incoming().homeWritesItself()) {
            return Optional.of(said(plan, images)).filter(said -> change.tie().isEmpty());
        }
        BeforeImage image = plan.trail()
                .step("before", home, () -> ask(plan, change), found -> Outcome.SKIPPED)
                .orElseThrow(() -> notThere(change.ref()));
        images.put(home, image);
        return record(image, change.ref());
    }

    private static Optional<SystemRecord> record(BeforeImage image, Ref ref) {
        if (image instanceof BeforeImage.Touched touched) {
            return Optional.of(touched.of(ref));
        }
        return image instanceof BeforeImage.Whole whole
                ? Optional.of(whole.image().record())
                : Optional.empty();
    }

    /** Empty where there is no such record, and for a mirror of which nothing is written. */
    private Optional<BeforeImage> ask(WritePlan plan, SystemChange change) {
        Ref ref = change.ref();
        String system = ref.system();
        if (change.tie().isPresent()) {
            return Optional.of(new BeforeImage.Tied(
                    connectors.get(system).tied(ref, change.tie().get(), actors.of(plan, system))));
        }
        if (change.operation() == Operation.DELETE && !plan.mirrors().isEmpty()) {
            return connectors
                    .get(system)
                    .readWhole(ref, settings.mostDependents(), actors.of(plan, system))
                    .map(BeforeImage.Whole::new);
        }
        Set<String> touched = change.values().keySet();
        if (touched.isEmpty() && change.operation() != Operation.DELETE) {
            return Optional.empty();
        }
        return connectors
                .get(system)
                .read(ref, touched, actors.of(plan, system))
                .map(found -> new BeforeImage.Touched(
                        touched.isEmpty() ? found.values() : only(touched, found.values()),
                        found.version(),
                        leavings.of(change)));
    }

    private static Optional<BeforeImage> answered(CompletableFuture<Optional<BeforeImage>> image) {
        try {
            return image.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof FlorisException known
                    && known.code() != ErrorCode.SYSTEM_UNAVAILABLE
                    && known.code() != ErrorCode.REFUSED_BY_SYSTEM) {
                throw known;
            }
            return Optional.empty();
        }
    }

    /** What the plug-in has told; a tie it tells only as what is made of it, so the opposite was there before. */
    private SystemRecord said(WritePlan plan, Map<String, BeforeImage> images) {
        SystemChange change = plan.homeChange();
        Ref ref = change.ref();
        Map<String, Object> told = plan.incoming().before().orElse(Map.of());
        Optional<String> version = plan.incoming().version();
        if (change.tie().isPresent()) {
            images.put(
                    ref.system(),
                    new BeforeImage.Tied(
                            change.operation() == Operation.ASSOCIATE
                                    ? List.of()
                                    : change.tie().get().related()));
        } else if (change.operation() != Operation.DELETE) {
            images.put(
                    ref.system(), new BeforeImage.Touched(only(change.values().keySet(), told), version));
        }
        return new BeforeImage.Touched(told, version).of(ref);
    }

    private Map<String, Object> ownAtHome(WritePlan plan) {
        Map<String, Object> own = new LinkedHashMap<>();
        if (plan.change().isPresent() && plan.homeChange().operation() == Operation.UPDATE) {
            translator
                    .unmappedAttributes(plan.homeChange())
                    .forEach(name -> own.put(name, plan.homeChange().values().get(name)));
        }
        return own;
    }

    /** Leaves out of the mirrors' associations what is tied, or untied, there already. */
    WritePlan onlyWhatIsMissing(WritePlan plan, UndoImages images) {
        if (plan.change().isEmpty() || plan.change().get().association().isEmpty()) {
            return plan;
        }
        List<SystemChange> mirrors = new ArrayList<>();
        for (SystemChange mirror : plan.mirrors()) {
            mirrors.add(images.in(mirror.ref().system(), BeforeImage.Tied.class)
                    .map(tied -> Ties.remaining(mirror, tied.related()))
                    .orElse(mirror));
        }
        return plan.meaning(plan.change().get(), mirrors);
    }

    /** Home's before-image in canonical attributes: those of the change, cleared where home had nothing. */
    Optional<Attributes> canonical(WritePlan plan, Optional<SystemRecord> before) {
        if (plan.change().isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        Change change = plan.change().get();
        Attributes known =
                translator.toCanonical(before.get(), change.record(), links).attributes();
        return Optional.of(
                change.operation() == Operation.DELETE
                        ? known
                        : known.onlyOrNull(change.attributes().names()));
    }

    private static FlorisException notThere(Ref ref) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND, ref.entity() + " With Id = " + ref.id() + " Does Not Exist");
    }

    private static Map<String, Object> only(Set<String> names, Map<String, Object> values) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, values.get(name)));
        return chosen;
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
