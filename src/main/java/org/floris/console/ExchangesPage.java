package org.floris.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangePage;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal: its search, and each exchange as a story in time. */
@Controller
class ExchangesPage {
    private static final int ROWS = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final Exchanges exchanges;
    private final Figures figures;
    private final Words words;
    private final Badges badges;
    private final KnownNames names;

    ExchangesPage(Exchanges exchanges, Figures figures, Words words, Badges badges, KnownNames names) {
        this.exchanges = exchanges;
        this.figures = figures;
        this.words = words;
        this.badges = badges;
        this.names = names;
    }

    @GetMapping("/exchanges")
    String search(ExchangeQuery query, @RequestParam Optional<String> cursor, Model model) {
        ExchangePage page = exchanges.search(query.filter(figures.zone()), cursor, ROWS);
        model.addAttribute("sentence", sentence());
        model.addAttribute("query", query);
        model.addAttribute("exchanges", page.exchanges());
        model.addAttribute("paging", Paging.of(query.href("/exchanges"), cursor, page.next()));
        model.addAttribute("export", query.href("/exchanges.csv"));
        model.addAttribute("states", ExchangeState.values());
        model.addAttribute("operations", Operation.values());
        model.addAttribute("systems", names.systems());
        return "exchanges";
    }

    @GetMapping("/exchanges.csv")
    void export(ExchangeQuery query, HttpServletResponse response) throws IOException {
        CsvFile file = CsvFile.to(
                response,
                "exchanges",
                "id",
                "opened",
                "took_ms",
                "state",
                "user",
                "way",
                "dialect",
                "home",
                "epoch",
                "mirrors",
                "operation",
                "entity",
                "record",
                "why");
        Optional<String> cursor = Optional.empty();
        do {
            ExchangePage page = exchanges.search(query.filter(figures.zone()), cursor, 500);
            for (ExchangeSummary row : page.exchanges()) {
                file.row(
                        row.id(),
                        row.openedAt(),
                        row.took().toMillis(),
                        row.state(),
                        row.user(),
                        row.way(),
                        row.dialectSystem(),
                        row.home(),
                        row.epoch(),
                        String.join(" ", row.mirrors()),
                        row.operation(),
                        row.entity(),
                        row.record().orElse(null),
                        words.tell(row.why().orElse(Why.NONE)));
            }
            cursor = page.next();
        } while (cursor.isPresent() && file.rows() < MOST_EXPORTED);
        file.flush();
    }

    @GetMapping("/exchanges/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(exchanges.find(id), id, false, model);
    }

    /** Shows the values in the clear, once it is written down who looks, from where and why. */
    @PostMapping("/exchanges/{id}/unmask")
    String unmask(@PathVariable UUID id, @RequestParam String reason, HttpServletRequest request, Model model) {
        return show(exchanges.findUnmasked(id, Unmasking.by(request, reason)), id, true, model);
    }

    private String show(Optional<ExchangeDetail> found, UUID id, boolean unmasked, Model model) {
        ExchangeDetail detail = found.orElseThrow(
                () -> new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("exchange.unknown", id.toString())));
        model.addAttribute("exchange", detail.summary());
        model.addAttribute("detail", detail);
        model.addAttribute("story", ExchangeStory.of(detail));
        model.addAttribute("sentence", sentence(detail));
        model.addAttribute("unmasked", unmasked);
        return "exchange";
    }

    private Sentence sentence(ExchangeDetail detail) {
        ExchangeSummary summary = detail.summary();
        boolean doneWithReason =
                summary.state() == ExchangeState.DONE && summary.why().isPresent();
        String key = summary.state().name().toLowerCase(java.util.Locale.ROOT) + (doneWithReason ? ".why" : "");
        String text = words.say(
                "exchange.story." + key,
                summary.home(),
                String.join(", ", summary.mirrors()),
                figures.took(summary.took()),
                words.tell(summary.why().orElse(Why.NONE)));
        Sentence sentence = new Sentence(badges.of(summary.state()), text.strip(), null);
        return summary.state() == ExchangeState.IN_DOUBT
                ? sentence.thenDo("doubt.look.now", "/in-doubt/" + summary.id() + "/look?back=exchange", "OPERATOR")
                : sentence;
    }

    private Sentence sentence() {
        Map<ExchangeState, Long> counts = exchanges.counts(Instant.now().minus(Duration.ofDays(1)));
        long inDoubt = counts.getOrDefault(ExchangeState.IN_DOUBT, 0L);
        long deferred = counts.getOrDefault(ExchangeState.DEFERRED, 0L);
        long parked = counts.getOrDefault(ExchangeState.PARKED, 0L);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<String> parts = List.of(
                words.count("exchanges.day", all),
                words.count("exchanges.indoubt", inDoubt),
                words.count("exchanges.deferred", deferred),
                words.count("exchanges.parked", parked));
        String text = words.say("exchanges.sentence", parts.toArray());
        if (inDoubt > 0) {
            return Sentence.of(State.ATTENTION, text).then("exchanges.show.indoubt", "/in-doubt");
        }
        if (parked > 0) {
            return Sentence.of(State.ATTENTION, text).then("exchanges.show.parked", "/exchanges?state=parked");
        }
        return deferred > 0
                ? Sentence.of(State.WAITING, text).then("exchanges.show.deferred", "/exchanges?state=deferred")
                : Sentence.of(State.FINE, text);
    }
}
