package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.cutover.BatchDebts;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredPage;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
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

    private final Dirty dirty;
    private final BatchDebts debts;
    private final OwedChanges owedChanges;
    private final KnownNames names;
    private final Words words;

    DeferredChangesPage(Dirty dirty, BatchDebts debts, OwedChanges owedChanges, KnownNames names, Words words) {
        this.dirty = dirty;
        this.debts = debts;
        this.owedChanges = owedChanges;
        this.names = names;
        this.words = words;
    }

    /** @param oldest null when nothing is owed */
    record Owed(long all, long waiting, long behind, long parked, Instant oldest) {}

    @GetMapping("/deferred")
    String show(DeferredQuery query, @RequestParam Optional<String> cursor, Model model) {
        List<DirtyCount> counts = dirty.counts();
        Owed owed = owed(counts);
        DeferredPage page = dirty.search(owedChanges.filter(query), cursor, ROWS);
        model.addAttribute("sentence", sentence(owed));
        model.addAttribute("owed", owed);
        model.addAttribute("counts", counts);
        model.addAttribute("debts", debts.all());
        model.addAttribute("query", query);
        model.addAttribute("changes", page.changes());
        model.addAttribute("paging", Paging.of(query.href("/deferred"), cursor, page.next()));
        model.addAttribute("replay", query.href("/replays/new"));
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
        DeferredFilter filter = owedChanges.filter(query);
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

    private Owed owed(List<DirtyCount> counts) {
        long all = counts.stream().mapToLong(DirtyCount::dirty).sum();
        long parked = counts.stream().mapToLong(DirtyCount::parked).sum();
        long behind = all == 0 ? 0 : dirty.count(owedChanges.filter(DeferredQuery.in(DeferredState.BEHIND)));
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
