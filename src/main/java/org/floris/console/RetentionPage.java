package org.floris.console;

import java.util.List;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.retention.Retention;
import org.floris.journal.retention.RetentionPlan;
import org.floris.journal.retention.RetentionRun;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the journal lets go and when: the runs, and what the next one would do. */
@Controller
class RetentionPage {
    private static final String PAGE = "redirect:/journal-retention";
    private static final int RUNS = 20;
    /** What is typed before days of the journal go for good. */
    private static final String TYPED = "journal";

    private final Retention retention;
    private final Badges badges;
    private final Words words;

    RetentionPage(Retention retention, Badges badges, Words words) {
        this.retention = retention;
        this.badges = badges;
        this.words = words;
    }

    @GetMapping("/journal-retention")
    String show(Model model) {
        List<RetentionRun> runs = retention.latest(RUNS);
        model.addAttribute("runs", runs);
        model.addAttribute("sentence", sentence(runs.stream().findFirst()));
        return "retention";
    }

    /** Counts the days whose time has come: takes seconds in a big journal, so it has an address of its own. */
    @GetMapping("/journal-retention/plan")
    String plan(Model model) {
        RetentionPlan plan = retention.plan();
        model.addAttribute("plan", plan);
        model.addAttribute("typed", TYPED);
        model.addAttribute(
                "sentence",
                plan.pruned() == 0
                        ? Sentence.of(State.FINE, words.say("retention.plan.none"))
                        : Sentence.of(State.ATTENTION, words.count("retention.plan", plan.pruned())));
        return "retention-plan";
    }

    @PostMapping("/journal-retention/runs")
    String begin(@RequestParam String typed, Authentication account, RedirectAttributes told) {
        if (!TYPED.equals(typed.strip())) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("retention.typed", TYPED));
        }
        boolean begun = retention.begin(account.getName()).isPresent();
        told.addFlashAttribute(begun ? "told" : "refused", words.say(begun ? "retention.begun" : "retention.at.work"));
        return PAGE;
    }

    @PostMapping("/journal-retention/stop")
    String stop(Authentication account, RedirectAttributes told) {
        boolean stops = retention.stop(account.getName());
        told.addFlashAttribute(stops ? "told" : "refused", words.say(stops ? "retention.stops" : "retention.idle"));
        return PAGE;
    }

    private Sentence sentence(Optional<RetentionRun> last) {
        if (last.isEmpty()) {
            return Sentence.of(State.WAITING, words.say("retention.sentence.none"))
                    .then("retention.dry", "/journal-retention/plan");
        }
        RetentionRun run = last.get();
        String progress = words.say(
                run.stopping() && run.state() == RetentionRun.State.RUNNING
                        ? "retention.progress.stopping"
                        : "retention.progress",
                run.daysDone(),
                run.days(),
                run.pruned(),
                run.kept());
        String why = words.tell(run.reason());
        String text = why.isEmpty() ? progress : why + ". " + progress;
        Sentence sentence = new Sentence(badges.of(run.state()), text, null);
        return run.state() == RetentionRun.State.RUNNING && !run.stopping()
                ? sentence.thenDo("retention.stop", "/journal-retention/stop", "ADMINISTRATOR")
                : sentence.then("retention.dry", "/journal-retention/plan");
    }
}
