package org.floris.console;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.floris.journal.Recoveries;
import org.floris.journal.Recovery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Hubs that have stopped in the middle, and what became of what each had left. */
@Controller
class RecoveriesPage {
    private static final int MOST = 20;

    private final Recoveries recoveries;
    private final Badges badges;
    private final Words words;

    RecoveriesPage(Recoveries recoveries, Badges badges, Words words) {
        this.recoveries = recoveries;
        this.badges = badges;
        this.words = words;
    }

    @GetMapping("/recoveries")
    String list(Model model) {
        List<Recovery> latest = recoveries.latest(MOST);
        model.addAttribute("recoveries", latest);
        model.addAttribute("became", Recovery.Became.values());
        model.addAttribute("sentence", sentence(latest));
        return "recoveries";
    }

    /** What asks for somebody first, else the latest. */
    private Sentence sentence(List<Recovery> latest) {
        if (latest.isEmpty()) {
            return Sentence.of(State.FINE, words.say("recoveries.sentence.none"));
        }
        Recovery worst = latest.stream()
                .filter(recovery -> !recovery.isSettled())
                .max(Comparator.comparingInt(recovery -> recovery.findings().size()))
                .orElse(latest.get(0));
        String steps = worst.findings().isEmpty()
                ? worst.nextSteps().stream().map(words::tell).collect(Collectors.joining(" "))
                : "";
        Sentence sentence = new Sentence(badges.of(worst), (words.tell(worst.reason()) + " " + steps).strip(), null);
        return worst.findings().isEmpty() ? sentence : sentence.then("doubt.findings", "/findings?kind=undecided");
    }
}
