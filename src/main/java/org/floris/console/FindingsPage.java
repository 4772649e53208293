package org.floris.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.Exchanges;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingPage;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The error ledger: what no rule could decide, and each finding with what both sides show. */
@Controller
class FindingsPage {
    private static final int ROWS = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final Findings findings;
    private final Exchanges exchanges;
    private final Words words;
    private final Figures figures;
    private final KnownNames names;
    private final Badges badges;

    FindingsPage(
            Findings findings, Exchanges exchanges, Words words, Figures figures, KnownNames names, Badges badges) {
        this.findings = findings;
        this.exchanges = exchanges;
        this.words = words;
        this.figures = figures;
        this.names = names;
        this.badges = badges;
    }

    @GetMapping("/findings")
    String search(FindingQuery query, @RequestParam Optional<String> cursor, Model model) {
        FindingPage page = findings.search(query.filter(), cursor, ROWS);
        model.addAttribute("sentence", sentence());
        model.addAttribute("query", query);
        model.addAttribute("findings", page.findings());
        model.addAttribute("paging", Paging.of(query.href("/findings"), cursor, page.next()));
        model.addAttribute("export", query.href("/findings.csv"));
        model.addAttribute("kinds", FindingKind.values());
        model.addAttribute("states", FindingState.values());
        model.addAttribute("systems", names.systems());
        return "findings";
    }

    @GetMapping("/findings.csv")
    void export(FindingQuery query, HttpServletResponse response) throws IOException {
        CsvFile file = CsvFile.to(
                response,
                "findings",
                "id",
                "opened",
                "kind",
                "state",
                "rule",
                "user",
                "batch",
                "entity",
                "record",
                "home",
                "mirror",
                "cause",
                "exchange",
                "decision",
                "settled_by",
                "settled_at");
        Optional<String> cursor = Optional.empty();
        do {
            FindingPage page = findings.search(query.filter(), cursor, 500);
            for (Finding row : page.findings()) {
                Optional<Finding.Settling> settling = row.settling();
                file.row(
                        row.id(),
                        row.openedAt(),
                        row.kind().label(),
                        row.state().label(),
                        row.rule(),
                        row.user().orElse(null),
                        row.batch().orElse(null),
                        row.entity(),
                        row.record().orElse(null),
                        row.home(),
                        row.mirror().orElse(null),
                        words.tell(row.cause()),
                        row.exchange().orElse(null),
                        settling.flatMap(Finding.Settling::decision).orElse(null),
                        settling.map(Finding.Settling::by).orElse(null),
                        settling.map(Finding.Settling::at).orElse(null));
            }
            cursor = page.next();
        } while (cursor.isPresent() && file.rows() < MOST_EXPORTED);
        file.flush();
    }

    @GetMapping("/findings/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(findings.find(id), id, false, model);
    }

    /** Shows the values in the clear; who looks, from where and why is written down first. */
    @PostMapping("/findings/{id}/unmask")
    String unmask(@PathVariable UUID id, @RequestParam String reason, HttpServletRequest request, Model model) {
        return show(findings.findUnmasked(id, Unmasking.by(request, reason)), id, true, model);
    }

    private String show(Optional<FindingDetail> found, UUID id, boolean unmasked, Model model) {
        FindingDetail detail = found.orElseThrow(
                () -> new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("finding.unknown", id.toString())));
        Finding finding = detail.finding();
        model.addAttribute("finding", finding);
        model.addAttribute("subject", FindingStory.name(finding));
        model.addAttribute("detail", detail);
        Optional<ExchangeDetail> exchange = finding.exchange().flatMap(exchanges::find);
        model.addAttribute(
                "story", FindingStory.of(detail, exchange.map(this::events).orElse(List.of())));
        model.addAttribute("unmasked", unmasked);
        model.addAttribute("sentence", sentence(finding));
        model.addAttribute(
                "exchange", finding.exchange().flatMap(exchanges::find).orElse(null));
        return "finding";
    }

    private List<FindingStory.Event> events(ExchangeDetail exchange) {
        return exchange.transitions().stream()
                .map(step -> new FindingStory.Event(step.at(), badges.of(step.to()), step.by(), step.why(), null))
                .toList();
    }

    private Sentence sentence() {
        Map<FindingKind, Long> open = findings.openCounts();
        long all = open.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Sentence.of(State.FINE, words.say("findings.sentence.none"));
        }
        List<String> kinds = open.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> words.count("findings." + kind.getKey().label(), kind.getValue()))
                .toList();
        return Sentence.of(State.ATTENTION, words.count("findings.sentence", all, String.join(", ", kinds)));
    }

    private Sentence sentence(Finding finding) {
        if (finding.settling().isEmpty()) {
            String asks = words.say("finding.story." + finding.kind().label());
            return Sentence.of(State.ATTENTION, words.tell(finding.cause()) + " " + asks);
        }
        Finding.Settling settling = finding.settling().get();
        String how = words.say(FindingStory.decision(settling));
        Sentence told = new Sentence(
                new Badge(State.FINE, "finding.settled"),
                words.say("finding.story.settled", settling.by(), figures.dayAndTime(settling.at()), how),
                null);
        return settling.exchange()
                .map(exchange -> told.then("finding.exchange.open", "/exchanges/" + exchange))
                .orElse(told);
    }
}
