package org.floris.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.bridge.Reconciled;
import org.floris.canonical.Why;
import org.floris.conflicts.ConflictScan;
import org.floris.conflicts.ScanView;
import org.floris.journal.FindingKind;
import org.floris.journal.Findings;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far the systems' changes were compared, and what came of it. */
@Controller
class ConflictScanPage {
    private final ConflictScan scan;
    private final Findings findings;
    private final Badges badges;
    private final Words words;

    ConflictScanPage(ConflictScan scan, Findings findings, Badges badges, Words words) {
        this.scan = scan;
        this.findings = findings;
        this.badges = badges;
        this.words = words;
    }

    @GetMapping("/conflicts")
    String show(Model model) {
        ScanView view = scan.status();
        model.addAttribute("scan", view);
        model.addAttribute("settled", view.reconciled().getOrDefault(Reconciled.SETTLED, 0L));
        model.addAttribute("asked", findings.openCounts().getOrDefault(FindingKind.CONFLICT, 0L));
        model.addAttribute("sentence", sentence(view));
        return "conflicts";
    }

    @PostMapping("/conflicts/scan")
    String scanNow(Authentication account, RedirectAttributes told) {
        return tell(scan.scanNow(account.getName()), "scan.begun", told);
    }

    @PostMapping("/conflicts/pause")
    String pause(Authentication account, RedirectAttributes told) {
        return tell(scan.pause(account.getName()), "scan.paused", told);
    }

    @PostMapping("/conflicts/resume")
    String resume(Authentication account, RedirectAttributes told) {
        return tell(scan.resume(account.getName()), "scan.resumed", told);
    }

    private String tell(ScanView view, String key, RedirectAttributes told) {
        if (view.state() == ScanView.State.OFF) {
            told.addFlashAttribute("refused", words.tell(view.reason()));
        } else {
            told.addFlashAttribute("told", words.say(key));
        }
        return "redirect:/conflicts";
    }

    private Sentence sentence(ScanView view) {
        List<Why> parts = Stream.concat(Stream.of(view.reason()), view.nextSteps().stream())
                .toList();
        String text = parts.stream().map(words::tell).collect(Collectors.joining(" "));
        Sentence sentence = new Sentence(badges.of(view.state()), text, null);
        return switch (view.state()) {
            case PAUSED -> sentence.thenDo("scan.resume", "/conflicts/resume", "OPERATOR");
            case BEHIND -> sentence.then("overview.down.next", "/systems");
            case UP_TO_DATE -> sentence.thenDo("scan.now", "/conflicts/scan", "OPERATOR");
            case OFF, WAITING, RUNNING -> sentence;
        };
    }
}
