package org.floris.cutover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.store.Home;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Service;

/** Creates batches and takes their steps. */
@Service
class BatchDesk implements Batches {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}");

    private final LiveEffects.Stepping stepping;
    private final MemberSelection selection;
    private final KnownSystems systems;
    private final Users users;

    BatchDesk(LiveEffects.Stepping stepping, MemberSelection selection, KnownSystems systems, Users users) {
        this.stepping = stepping;
        this.selection = selection;
        this.systems = systems;
        this.users = users;
    }

    @Override
    public BatchView create(NewBatch wanted, String by) {
        if (!NAME.matcher(wanted.name()).matches()) {
            throw invalid(
                    "name",
                    "name must be 1 to 80 letters, digits, spaces, dots, dashes or underscores, and begin"
                            + " with a letter or digit.");
        }
        if (!systems.names().contains(wanted.target())) {
            throw invalid(
                    "target",
                    "There is no system '" + wanted.target() + "' to move to; there are "
                            + String.join(", ", systems.names()) + ".");
        }
        Instant now = Instant.now();
        Batch batch = new Batch(
                UUID.randomUUID(),
                wanted.name(),
                wanted.target(),
                BatchState.DRAFT,
                BatchState.DRAFT,
                by,
                now,
                now,
                Optional.empty(),
                1,
                Why.of("created", "Created; nobody has moved yet."),
                selection.select(wanted));
        if (!Boolean.TRUE.equals(
                stepping.transactions().execute(status -> stepping.table().insert(batch)))) {
            throw invalid("name", "There is already a batch named '" + wanted.name() + "'. Choose another name.");
        }
        return BatchViews.of(batch);
    }

    @Override
    public List<BatchView> list() {
        return stepping.table().all().stream().map(BatchViews::of).toList();
    }

    @Override
    public Optional<BatchView> find(UUID id) {
        return stepping.table().find(id).map(BatchViews::of);
    }

    @Override
    public Optional<BatchView> findByName(String name) {
        return stepping.table().findByName(name).map(BatchViews::of);
    }

    @Override
    public List<BatchMember> members(UUID id) {
        Batch batch = existing(id);
        Map<UUID, Home> homes = homes(batch);
        return batch.members().stream()
                .map(member -> new BatchMember(
                        login(member.user()),
                        member.homeBefore().orElse(null),
                        Optional.ofNullable(homes.get(member.user()))
                                .map(Home::system)
                                .orElse(null),
                        Optional.ofNullable(homes.get(member.user()))
                                .map(Home::epoch)
                                .orElse(0L)))
                .toList();
    }

    @Override
    public Set<UUID> userIds(UUID id) {
        return Gates.userIds(existing(id));
    }

    @Override
    public List<BatchTransition> history(UUID id) {
        return stepping.table().history(existing(id).id());
    }

    @Override
    public BatchPlan plan(UUID id, Step step) {
        Batch batch = existing(id);
        Map<UUID, Home> homes = homes(batch);
        List<BatchPlan.Move> moves = batch.members().stream()
                .map(member -> {
                    String from = Optional.ofNullable(homes.get(member.user()))
                            .map(Home::system)
                            .orElse("unknown");
                    return new BatchPlan.Move(
                            login(member.user()),
                            from,
                            batch.destination(step, member).orElse(from));
                })
                .toList();
        TellingEffects telling = new TellingEffects(step, moves, stepping.settings());
        walk(telling);
        return new BatchPlan(
                BatchViews.of(batch),
                step,
                telling.actions(),
                moves,
                stepping.gates().check(batch, step));
    }

    @Override
    public StepResult switchOver(UUID id, String by) {
        return take(id, Step.SWITCH, by);
    }

    @Override
    public StepResult rollBack(UUID id, String by) {
        return take(id, Step.ROLL_BACK, by);
    }

    @Override
    public StepResult delete(UUID id, String by) {
        Batch batch = existing(id);
        boolean deletable = !batch.state().isActive();
        if (deletable
                && Boolean.TRUE.equals(stepping.transactions()
                        .execute(status -> stepping.table().delete(batch)))) {
            return new StepResult(
                    batch.state(), Why.of("removed", "The batch is removed."), List.of(), List.of(), 0, Duration.ZERO);
        }
        return BatchViews.refused(
                existing(id),
                List.of(Reason.of(
                        "batch-active",
                        "A batch whose members are switched or being moved cannot be removed.",
                        "Roll it back first.")),
                Duration.ZERO);
    }

    private StepResult take(UUID id, Step step, String by) {
        Batch batch = existing(id);
        long began = System.nanoTime();
        List<Reason> refusals = stepping.gates().check(batch, step);
        LiveEffects live = new LiveEffects(stepping, batch, step, by);
        if (refusals.isEmpty()) {
            refusals = walk(live);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Batch now = existing(id);
        return refusals.isEmpty()
                ? new StepResult(now.state(), now.reason(), BatchViews.nextSteps(now), List.of(), live.moved(), took)
                : BatchViews.refused(now, refusals, took);
    }

    /** The main flow, the same for a plan and for the step itself. */
    private static List<Reason> walk(Effects effects) {
        List<Reason> refusals = effects.begin();
        if (!refusals.isEmpty()) {
            return refusals;
        }
        try {
            refusals = effects.drain();
            if (refusals.isEmpty()) {
                refusals = effects.flip();
            }
        } catch (RuntimeException breakage) {
            effects.giveUp(List.of());
            throw breakage;
        }
        if (!refusals.isEmpty()) {
            effects.giveUp(refusals);
        }
        return refusals;
    }

    private Batch existing(UUID id) {
        return stepping.table()
                .find(id)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND, "There is no batch " + id + ". List the batches to find it."));
    }

    private Map<UUID, Home> homes(Batch batch) {
        return stepping.homesOf(batch).stream().collect(Collectors.toMap(Home::userId, home -> home));
    }

    private String login(UUID user) {
        return users.byId(user).map(HubUser::login).orElse("unknown");
    }

    private static InvalidBatchException invalid(String field, String message) {
        return new InvalidBatchException(ErrorCode.INVALID_VALUE, field, message);
    }
}
