package org.floris.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.cutover.Batches;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** What people ask for, as a filter of what mirrors are owed. */
@Component
class DeferredFilters {
    private final Users users;
    private final Batches batches;

    DeferredFilters(Users users, Batches batches) {
        this.users = users;
        this.batches = batches;
    }

    /** As it was sent; what is null or blank does not matter. */
    record Asked(
            String system,
            String entity,
            String login,
            String batch,
            String record,
            String rule,
            String state,
            Instant from,
            Instant to) {}

    /** @throws InvalidFieldException for a login, a batch or a state that is not known */
    DeferredFilter filter(Asked asked) {
        return new DeferredFilter(
                given(asked.system()),
                given(asked.entity()),
                users(asked),
                given(asked.record()),
                given(asked.rule()),
                states(asked.state()),
                Optional.ofNullable(asked.from()),
                Optional.ofNullable(asked.to()));
    }

    private Set<UUID> users(Asked asked) {
        Optional<UUID> user = given(asked.login()).map(login -> users.byLogin(login)
                .map(HubUser::id)
                .orElseThrow(() -> new InvalidFieldException("login", "there is no user '" + login + "'.")));
        Optional<Set<UUID>> members = given(asked.batch()).map(this::members);
        if (user.isEmpty() || members.isEmpty()) {
            return user.map(Set::of).or(() -> members).orElse(Set.of());
        }
        // A user who is in another batch has nothing in this one; an empty set would mean everybody.
        return members.get().contains(user.get()) ? Set.of(user.get()) : Set.of(new UUID(0, 0));
    }

    private Set<UUID> members(String batch) {
        return batches.findByName(batch)
                .map(found -> batches.userIds(found.id()))
                .orElseThrow(() -> new InvalidFieldException("batch", "there is no batch '" + batch + "'."));
    }

    private static Set<DeferredState> states(String text) {
        return given(text).stream()
                .flatMap(states -> Arrays.stream(states.split(",")))
                .map(state -> Labels.read(DeferredState.class, "state", state))
                .collect(Collectors.toSet());
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
