package org.floris.console;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.cutover.Batches;
import org.floris.journal.DeferredFilter;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** What stands in an address, as a filter of what mirrors are owed. */
@Component
class OwedChanges {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Users users;
    private final Batches batches;
    private final Figures figures;

    OwedChanges(Users users, Batches batches, Figures figures) {
        this.users = users;
        this.batches = batches;
        this.figures = figures;
    }

    DeferredFilter filter(DeferredQuery query) {
        return query.filter(people(query), figures.zone());
    }

    /** A login or a batch that is not known finds nothing, rather than everything. */
    private Set<UUID> people(DeferredQuery query) {
        Optional<UUID> user = ExchangeQuery.given(query.user())
                .map(login -> users.byLogin(login).map(HubUser::id).orElse(NOBODY));
        Optional<Set<UUID>> members = ExchangeQuery.given(query.batch()).map(name -> batches.findByName(name)
                .map(batch -> batches.userIds(batch.id()))
                .orElse(Set.of()));
        if (user.isEmpty() && members.isEmpty()) {
            return Set.of();
        }
        Set<UUID> left = new HashSet<>(members.orElseGet(() -> Set.of(user.orElseThrow())));
        user.ifPresent(one -> left.retainAll(Set.of(one)));
        return left.isEmpty() ? Set.of(NOBODY) : left;
    }
}
