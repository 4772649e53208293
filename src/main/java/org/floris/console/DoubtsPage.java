package org.floris.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.bridge.Doubts;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangePage;
import org.floris.journal.ExchangeState;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.floris.journal.Finding;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.HeldRecord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is in doubt: which record is held, since when, for whom, why, and when the hub looks again. */
@Controller
class DoubtsPage {
    private static final int ROWS = 50;
    private static final int MOST_ASKED = 500;
    private static final FindingFilter UNDECIDED = new FindingFilter(
            Set.of(FindingKind.UNDECIDED),
            Set.of(FindingState.OPEN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Exchanges exchanges;
    private final Findings findings;
    private final Doubts doubts;
    private final Sampler sampler;
    private final Words words;
    private final Figures figures;
    private final Badges badges;

    DoubtsPage(
            Exchanges exchanges,
            Findings findings,
            Doubts doubts,
            Sampler sampler,
            Words words,
            Figures figures,
            Badges badges) {
        this.exchanges = exchanges;
        this.findings = findings;
        this.doubts = doubts;
        this.sampler = sampler;
        this.words = words;
        this.figures = figures;
        this.badges = badges;
    }

    /**
     * One exchange in doubt.
     *
     * @param nextLook null when another hub looks after it
     * @param finding  what people have to decide about it; null when a later look may settle it
     */
    record Doubt(ExchangeSummary exchange, Instant nextLook, UUID finding) {}

    @GetMapping("/in-doubt")
    String list(@RequestParam Optional<String> cursor, Model model) {
        ExchangePage page = exchanges.search(ExchangeFilter.in(ExchangeState.IN_DOUBT), cursor, ROWS);
        Map<UUID, Instant> looks = doubts.nextLooks();
        Map<UUID, UUID> asked = findingsByExchange();
        List<Doubt> shown = page.exchanges().stream()
                .map(exchange -> new Doubt(exchange, looks.get(exchange.id()), asked.get(exchange.id())))
                .toList();
        model.addAttribute("doubts", shown);
        model.addAttribute("sentence", sentence(shown));
        model.addAttribute("paging", Paging.of("/in-doubt", cursor, page.next()));
        return "in-doubt";
    }

    /** Looks at once, and says what it came to. */
    @PostMapping("/in-doubt/{id}/look")
    String look(@PathVariable UUID id, @RequestParam(defaultValue = "/in-doubt") String back, RedirectAttributes told) {
        Doubts.Look look = doubts.lookNow(id);
        ExchangeSummary now = exchanges.find(id).map(detail -> detail.summary()).orElse(null);
        if (look == Doubts.Look.SETTLED && now != null) {
            String state = words.say(badges.of(now.state()).key());
            told.addFlashAttribute("told", words.say("doubt.settled", state));
        } else {
            String why = now == null ? "" : now.why().map(words::tell).orElse("");
            told.addFlashAttribute(
                    "refused", words.say("doubt.look." + look.name().toLowerCase(java.util.Locale.ROOT), why));
        }
        return "redirect:" + (back.equals("exchange") ? "/exchanges/" + id : "/in-doubt");
    }

    private Map<UUID, UUID> findingsByExchange() {
        Map<UUID, UUID> byExchange = new HashMap<>();
        for (Finding finding :
                findings.search(UNDECIDED, Optional.empty(), MOST_ASKED).findings()) {
            finding.exchange().ifPresent(exchange -> byExchange.put(exchange, finding.id()));
        }
        return byExchange;
    }

    private Sentence sentence(List<Doubt> shown) {
        if (shown.isEmpty()) {
            return Sentence.of(State.FINE, words.say("doubt.sentence.none"));
        }
        long held = Math.max(shown.size(), sampler.latest().attention().inDoubt());
        String time = exchanges.heldRecords().stream()
                .filter(record -> record.state() == ExchangeState.IN_DOUBT)
                .map(HeldRecord::since)
                .findFirst()
                .map(since -> figures.took(Duration.between(since, Instant.now())))
                .orElse("");
        Sentence sentence = Sentence.of(State.ATTENTION, words.count("doubt.sentence", held, time));
        return shown.stream().anyMatch(doubt -> doubt.finding() != null)
                ? sentence.then("doubt.findings", "/findings?kind=undecided")
                : sentence;
    }
}
