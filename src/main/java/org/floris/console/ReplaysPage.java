package org.floris.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.NewReplay;
import org.floris.journal.Replay;
import org.floris.journal.ReplayedChange;
import org.floris.journal.Replays;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Replays of what mirrors are owed: first what they would send, then the step itself, then each change. */
@Controller
class ReplaysPage {
    private static final int ROWS = 50;
    private static final int FIRST_ROWS = 10;
    private static final String USUAL_RATE = "10";
    private static final int HIGHEST_RATE = 1000;

    private final Replays replays;
    private final Dirty dirty;
    private final OwedChanges owed;
    private final ReplayWords replayWords;
    private final KnownNames names;
    private final Figures figures;
    private final Words words;

    ReplaysPage(
            Replays replays,
            Dirty dirty,
            OwedChanges owed,
            ReplayWords replayWords,
            KnownNames names,
            Figures figures,
            Words words) {
        this.replays = replays;
        this.dirty = dirty;
        this.owed = owed;
        this.replayWords = replayWords;
        this.names = names;
        this.figures = figures;
        this.words = words;
    }

    @GetMapping("/replays")
    String list(Model model) {
        List<Replay> all = replays.list();
        model.addAttribute("replays", all);
        model.addAttribute("filters", replayWords.filters(all));
        model.addAttribute("sentence", replayWords.sentence(all));
        return "replays";
    }

    /** What a replay by this filter would take up now; nothing is sent. */
    @GetMapping("/replays/new")
    String plan(DeferredQuery query, @RequestParam(defaultValue = USUAL_RATE) int rate, Model model) {
        requireRate(rate);
        DeferredFilter filter = readable(query);
        long count = dirty.count(filter);
        Duration lasts = Duration.ofSeconds((count + rate - 1) / rate);
        model.addAttribute("query", query);
        model.addAttribute("rate", rate);
        model.addAttribute("count", count);
        model.addAttribute(
                "changes", dirty.search(filter, Optional.empty(), FIRST_ROWS).changes());
        model.addAttribute("lasts", lasts);
        model.addAttribute("states", DeferredState.values());
        model.addAttribute("systems", names.systems());
        model.addAttribute("sentence", replayWords.plan(count, rate, lasts));
        return "replay-new";
    }

    @PostMapping("/replays")
    String start(DeferredQuery query, @RequestParam int rate, @RequestParam boolean dryRun, Authentication account) {
        requireRate(rate);
        Replay started = replays.start(new NewReplay(readable(query), shown(query), dryRun, rate), account.getName());
        return "redirect:/replays/" + started.id();
    }

    @GetMapping("/replays/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "0") long cursor, Model model) {
        Replay replay = replays.find(id).orElseThrow(() -> unknown(id));
        List<ReplayedChange> changes = replays.changes(id, cursor, ROWS + 1);
        List<ReplayedChange> shown = changes.subList(0, Math.min(ROWS, changes.size()));
        model.addAttribute("replay", replay);
        model.addAttribute("changes", shown);
        model.addAttribute("filter", replayWords.filter(replay));
        model.addAttribute("sentence", replayWords.sentence(replay));
        model.addAttribute(
                "paging",
                Paging.of(
                        "/replays/" + id,
                        cursor > 0 ? Optional.of(Long.toString(cursor)) : Optional.empty(),
                        changes.size() > ROWS
                                ? Optional.of(Long.toString(shown.get(ROWS - 1).position()))
                                : Optional.empty()));
        return "replay";
    }

    /** Stopping what has ended changes nothing; its page says how it has ended. */
    @PostMapping("/replays/{id}/stop")
    String stop(@PathVariable UUID id, Authentication account) {
        Replay replay = replays.stop(id, account.getName()).orElseThrow(() -> unknown(id));
        return "redirect:/replays/" + replay.id();
    }

    private DeferredFilter readable(DeferredQuery query) {
        query.unreadable(figures.zone()).ifPresent(text -> {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("replay.filter.wrong", text));
        });
        return owed.filter(query);
    }

    /** The filter by the names that REST and the launcher have for it. */
    private Map<String, String> shown(DeferredQuery query) {
        Map<String, String> shown = new LinkedHashMap<>();
        query.fields().forEach((name, value) -> shown.put(name.equals("user") ? "login" : name, value.strip()));
        shown.computeIfPresent("from", (name, text) -> instant(text));
        shown.computeIfPresent("to", (name, text) -> instant(text));
        return shown;
    }

    private String instant(String local) {
        return ExchangeQuery.at(local, figures.zone()).orElseThrow().toString();
    }

    private void requireRate(int rate) {
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("replay.rate.wrong"));
        }
    }

    private FlorisException unknown(UUID id) {
        return new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("replay.unknown", id.toString()));
    }
}
