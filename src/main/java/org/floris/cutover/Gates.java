package org.floris.cutover;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Why;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** All gates, in the order in which people should hear about them. */
@Component
class Gates {
    private static final Set<BatchState> ACTIVE = EnumSet.copyOf(java.util.stream.Stream.of(BatchState.values())
            .filter(BatchState::isActive)
            .toList());

    private final BatchTable table;
    private final Users users;
    private final Homes homes;
    private final KnownSystems systems;
    private final BusyMembers busy;
    private final List<Gate> gates = List.of(
            this::stepFits,
            this::batchHasMembers,
            this::membersAreKnown,
            this::membersAreFree,
            this::destinationsAreUp,
            this::somebodyMoves,
            this::nothingInDoubt,
            this::nothingDeferred);

    Gates(BatchTable table, Users users, Homes homes, KnownSystems systems, BusyMembers busy) {
        this.table = table;
        this.users = users;
        this.homes = homes;
        this.systems = systems;
        this.busy = busy;
    }

    List<Reason> check(Batch batch, Step step) {
        List<Reason> reasons = new ArrayList<>();
        for (Gate gate : gates) {
            reasons.addAll(gate.check(batch, step));
        }
        return reasons;
    }

    private List<Reason> stepFits(Batch batch, Step step) {
        if (step.isAllowedFrom(batch.state())) {
            return List.of();
        }
        return List.of(
                batch.state().isMoving()
                        ? Reason.of(
                                "step-under-way",
                                "Somebody else is already moving this batch.",
                                "Wait until that step has ended and look at the batch again.")
                        : step == Step.SWITCH
                                ? Reason.of(
                                        "step-does-not-fit",
                                        Why.of("cannot-be-switched", "The batch is switched already."),
                                        "Roll it back first if its people shall move again.")
                                : Reason.of(
                                        "step-does-not-fit",
                                        Why.of(
                                                "cannot-be-rolled-back",
                                                "The batch is not switched, so there is nothing to roll back."),
                                        "Switch it first."));
    }

    private List<Reason> batchHasMembers(Batch batch, Step step) {
        return batch.members().isEmpty()
                ? List.of(Reason.of(
                        "batch-empty", "The batch has no members.", "Create another batch and say who moves."))
                : List.of();
    }

    private List<Reason> membersAreKnown(Batch batch, Step step) {
        long unknown = batch.members().stream()
                .filter(member -> users.byId(member.user()).isEmpty())
                .count();
        return unknown == 0
                ? List.of()
                : List.of(Reason.of(
                        "member-unknown",
                        Why.counted(
                                "member-unknown",
                                "{0} of its members is no longer known as a user.",
                                "{0} of its members are no longer known as users.",
                                unknown),
                        "Create another batch without them."));
    }

    List<Reason> membersAreFree(Batch batch, Step step) {
        Map<UUID, String> taken = table.membersIn(ACTIVE, batch.id());
        return batch.members().stream()
                .filter(member -> taken.containsKey(member.user()))
                .map(member -> Reason.of(
                        "member-in-another-batch",
                        "{0} is in the batch {1}, which is switched or being moved.",
                        "Roll that batch back first, or create another batch without this member.",
                        login(member.user()),
                        taken.get(member.user())))
                .toList();
    }

    private List<Reason> destinationsAreUp(Batch batch, Step step) {
        return batch.members().stream()
                .flatMap(member -> batch.destination(step, member).stream())
                .distinct()
                .sorted()
                .map(system -> systems.whyDown(system)
                        .map(why -> Reason.of(
                                "target-down",
                                "{0} is not up: {1}",
                                "Bring it up first; see it with: floris status",
                                system,
                                why))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Reason> somebodyMoves(Batch batch, Step step) {
        if (step != Step.SWITCH || batch.members().isEmpty()) {
            return List.of();
        }
        boolean everybodyIsThere =
                homes.homesOf(userIds(batch)).stream().map(Home::system).allMatch(batch.target()::equals);
        return everybodyIsThere && step.isAllowedFrom(batch.state())
                ? List.of(Reason.of(
                        "already-home",
                        "All its members are at home in {0} already.",
                        "There is nothing to switch.",
                        batch.target()))
                : List.of();
    }

    private List<Reason> nothingInDoubt(Batch batch, Step step) {
        return batch.members().isEmpty() ? List.of() : busy.inDoubt(userIds(batch));
    }

    private List<Reason> nothingDeferred(Batch batch, Step step) {
        return batch.members().isEmpty() ? List.of() : busy.dirty(userIds(batch), batch.name());
    }

    private String login(UUID user) {
        return users.byId(user).map(HubUser::login).orElse("An unknown user");
    }

    static Set<UUID> userIds(Batch batch) {
        return batch.members().stream().map(Batch.Member::user).collect(Collectors.toUnmodifiableSet());
    }
}
