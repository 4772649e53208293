package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.cutover.BatchDebts;
import org.floris.cutover.Batches;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredPage;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What mirrors are owed: how much by system, entity and batch, and every change in the order of its delivery. */
@Controller
class DeferredChangesPage {
    private static final int ROWS = 50;
    private static final int MOST_EXPORTED = 50_000;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Dirty dirty;
    private final BatchDebts debts;
    private final Batches batches;
    private final Users users;
    private final KnownNames names;
    private final Words words;

    DeferredChangesPage(Dirty dirty, BatchDebts debts, Batches batches, Users users, KnownNames names, Words words) {
        this.dirty = dirty;
        this.debts = debts;
        this.batches = batches;
        this.users = users;
        this.names = names;
        this.words = words;
    }

    /** @param oldest null when nothing is owed */
    record Owed(long all, long waiting, long behind, long parked, Instant oldest) {}

    @GetMapping("/deferred")
    String show(DeferredQuery query, @RequestParam Optional<String> cursor, Model model) {
        List<DirtyCount> counts = dirty.counts();
        Owed owed = owed(counts);
        DeferredPage page = dirty.search(query.filter(people(query)), cursor, ROWS);
        model.addAttribute("sentence", sentence(owed));
        model.addAttribute("owed", owed);
        model.addAttribute("counts", counts);
        model.addAttribute("debts", debts.all());
        model.addAttribute("query", query);
        model.addAttribute("changes", page.changes());
        model.addAttribute(
                "next",
                page.next()
                        .map(next -> query.href("/deferred") + (query.isEmpty() ? "?" : "&") + "cursor=" + next)
                        .orElse(null));
        model.addAttribute("first", cursor.isPresent() ? query.href("/deferred") : null);
        model.addAttribute("export", query.href("/deferred.csv"));
        model.addAttribute("states", DeferredState.values());
        model.addAttribute("systems", names.systems());
        return "deferred";
    }

    /** What is owed, for the picture. */
    @GetMapping("/deferred/picture")
    @ResponseBody
    List<Map<String, Object>> picture() {
        return dirty.counts().stream()
                .map(count -> Map.<String, Object>of(
                        "name",
                        count.system() + " · " + count.entity(),
                        "parked",
                        count.parked(),
                        "others",
                        count.dirty() - count.parked()))
                .toList();
    }

    @GetMapping("/deferred.csv")
    void export(DeferredQuery query, HttpServletResponse response) throws IOException {
        CsvFile file = CsvFile.to(
                response,
                "deferred",
                "position",
                "since",
                "state",
                "system",
                "record",
                "operation",
                "user",
                "attempts",
                "why",
                "exchange");
        DeferredFilter filter = query.filter(people(query));
        Optional<String> cursor = Optional.empty();
        do {
            DeferredPage page = dirty.search(filter, cursor, 500);
            for (DeferredChange row : page.changes()) {
                file.row(
                        row.position(),
                        row.since(),
                        row.state().label(),
                        row.system(),
                        row.record(),
                        row.operation(),
                        row.user(),
                        row.attempts(),
                        words.tell(row.why()),
                        row.exchangeId());
            }
            cursor = page.next();
        } while (cursor.isPresent() && file.rows() < MOST_EXPORTED);
        file.flush();
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

    private Owed owed(List<DirtyCount> counts) {
        long all = counts.stream().mapToLong(DirtyCount::dirty).sum();
        long parked = counts.stream().mapToLong(DirtyCount::parked).sum();
        long behind =
                all == 0 ? 0 : dirty.count(new DeferredQuery(null, null, null, null, null, "behind").filter(Set.of()));
        Instant oldest =
                counts.stream().map(DirtyCount::oldest).min(Instant::compareTo).orElse(null);
        return new Owed(all, Math.max(0, all - parked - behind), behind, parked, oldest);
    }

    private Sentence sentence(Owed owed) {
        if (owed.all() == 0) {
            return Sentence.of(State.FINE, words.say("deferred.sentence.none"));
        }
        String text = words.count("deferred.sentence", owed.all());
        return owed.parked() > 0
                ? Sentence.of(State.ATTENTION, text + " " + words.count("deferred.parked", owed.parked()))
                        .then("deferred.decide", "/findings?kind=parked")
                : Sentence.of(State.WAITING, text + " " + words.say("deferred.by.itself"))
                        .then("overview.down.next", "/systems");
    }
}
