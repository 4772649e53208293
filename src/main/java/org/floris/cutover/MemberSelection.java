package org.floris.cutover;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** Finds the users that a new batch asks for. */
@Component
class MemberSelection {
    private static final UUID NO_BATCH = new UUID(0, 0);

    private final Users users;
    private final Homes homes;
    private final BatchTable table;

    MemberSelection(Users users, Homes homes, BatchTable table) {
        this.users = users;
        this.homes = homes;
        this.table = table;
    }

    List<Batch.Member> select(NewBatch batch) {
        Set<UUID> chosen = new LinkedHashSet<>();
        batch.logins().forEach(login -> chosen.add(named(login)));
        if (batch.count().isPresent() || batch.department().isPresent()) {
            int count = batch.count().orElse(Integer.MAX_VALUE);
            if (count < 1) {
                throw new InvalidBatchException(ErrorCode.INVALID_VALUE, "count", "count must be at least 1.");
            }
            candidates(batch)
                    .filter(user -> !chosen.contains(user))
                    .limit(count)
                    .toList()
                    .forEach(chosen::add);
        }
        if (chosen.isEmpty()) {
            throw new InvalidBatchException(
                    ErrorCode.INVALID_VALUE,
                    batch.department().isPresent() ? "department" : "logins",
                    "Nobody was found for this batch. Name logins, or a department or count with users who are not at"
                            + " home in " + batch.target() + " and in no other batch.");
        }
        return chosen.stream()
                .map(user -> new Batch.Member(user, java.util.Optional.empty()))
                .toList();
    }

    private UUID named(String login) {
        return users.byLogin(login)
                .map(HubUser::id)
                .orElseThrow(() -> new InvalidBatchException(
                        ErrorCode.UNKNOWN_USER,
                        "logins",
                        "No user has the login '" + login + "'. Search the users, and write logins without domain."));
    }

    private Stream<UUID> candidates(NewBatch batch) {
        Set<BatchState> binding = EnumSet.complementOf(EnumSet.of(BatchState.ROLLED_BACK));
        Map<UUID, String> taken = table.membersIn(binding, NO_BATCH);
        List<HubUser> all = users.all();
        Map<UUID, String> home = homes.homesOf(all.stream().map(HubUser::id).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Home::userId, Home::system));
        return all.stream()
                .filter(user -> batch.department()
                        .map(department -> department.equalsIgnoreCase(user.department()))
                        .orElse(true))
                .map(HubUser::id)
                .filter(user -> !taken.containsKey(user))
                .filter(user -> !batch.target().equals(home.get(user)));
    }
}
