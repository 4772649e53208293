package org.floris.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.bridge.Settling;
import org.floris.bridge.SettlingOutcome;
import org.floris.bridge.SettlingPlan;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.Decision;
import org.floris.journal.Finding;
import org.floris.journal.Findings;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A decision about a finding: first what it would write where, then the typed name, then what came of it. */
@Controller
class DecisionsPage {
    /** Before the names of fields that hold a value given by hand, so that no attribute is taken for another field. */
    private static final String EDIT = "edit.";
    /** The same for fields that may be left empty, which leaves their values as they are. */
    private static final String OPTIONAL = "may.";

    private final Settling settling;
    private final Findings findings;
    private final Words words;

    DecisionsPage(Settling settling, Findings findings, Words words) {
        this.settling = settling;
        this.findings = findings;
        this.words = words;
    }

    /** The plan as the systems are now; for values by hand, the fields to fill in first. */
    @GetMapping("/findings/{id}/decide/{decision}")
    String plan(@PathVariable UUID id, @PathVariable String decision, Model model) {
        return plan(id, decision(decision), Map.of(), model);
    }

    /** The plan for values given by hand, which never stand in an address. */
    @PostMapping("/findings/{id}/decide/edit")
    String planEdits(@PathVariable UUID id, @RequestParam Map<String, String> form, Model model) {
        Map<String, String> edits = edits(form);
        try {
            return plan(id, Decision.EDIT, edits, model);
        } catch (FlorisException unfit) {
            if (unfit.code() != ErrorCode.INVALID_VALUE && unfit.code() != ErrorCode.UNKNOWN_ATTRIBUTE) {
                throw unfit;
            }
            model.addAttribute("refused", words.tell(unfit.why()));
            model.addAttribute("edits", edits);
            return plan(id, Decision.EDIT, Map.of(), model);
        }
    }

    @PostMapping("/findings/{id}/decide/{decision}/do")
    String decide(
            @PathVariable UUID id,
            @PathVariable String decision,
            @RequestParam String typed,
            @RequestParam Map<String, String> form,
            Authentication account,
            RedirectAttributes told) {
        Finding finding = existing(id);
        if (!FindingStory.name(finding).equals(typed.strip())) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("decide.typed"));
        }
        SettlingOutcome outcome = settling.settle(id, decision(decision), edits(form), account.getName());
        if (outcome instanceof SettlingOutcome.Settled settled) {
            told.addFlashAttribute(
                    "told", words.count("decide.done", settled.writes().size()));
        } else if (outcome instanceof SettlingOutcome.Refused refused) {
            told.addFlashAttribute("refused", words.say("decide.refused", words.tell(refused.why())));
        } else if (outcome instanceof SettlingOutcome.InDoubt doubt) {
            told.addFlashAttribute("refused", words.say("decide.in_doubt", words.tell(doubt.why())));
            return "redirect:/exchanges/" + doubt.exchange();
        }
        return "redirect:/findings/" + id;
    }

    private String plan(UUID id, Decision decision, Map<String, String> edits, Model model) {
        Finding finding = existing(id);
        SettlingPlan plan = settling.plan(id, decision, edits);
        boolean asks =
                decision == Decision.EDIT && edits.isEmpty() && plan.refusal().isEmpty();
        model.addAttribute("finding", finding);
        model.addAttribute("subject", FindingStory.name(finding));
        model.addAttribute("plan", plan);
        model.addAttribute(
                "names",
                plan.sights().stream()
                        .flatMap(sight -> sight.image().attributes().names().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        model.addAttribute("decision", decision);
        model.addAttribute("key", decision.name().toLowerCase(Locale.ROOT));
        model.addAttribute("asks", asks);
        if (!model.containsAttribute("edits")) {
            model.addAttribute("edits", edits);
        }
        model.addAttribute("sentence", sentence(finding, plan, asks));
        return "decide";
    }

    private Sentence sentence(Finding finding, SettlingPlan plan, boolean asks) {
        if (plan.refusal().isPresent()) {
            return Sentence.of(State.WRONG, words.tell(plan.refusal().get()))
                    .then("decide.back", "/findings/" + finding.id());
        }
        if (asks) {
            return Sentence.of(State.WAITING, words.say("decide.asks"));
        }
        return plan.writes().isEmpty()
                ? Sentence.of(State.FINE, words.say("decide.nothing"))
                : Sentence.of(
                        State.ATTENTION,
                        words.count("decide.writes", plan.writes().size()));
    }

    private Finding existing(UUID id) {
        return findings.find(id)
                .orElseThrow(() ->
                        new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("finding.unknown", id.toString())))
                .finding();
    }

    private static Map<String, String> edits(Map<String, String> form) {
        Map<String, String> edits = new LinkedHashMap<>();
        form.forEach((field, value) -> {
            if (field.startsWith(EDIT)) {
                edits.put(field.substring(EDIT.length()), value);
            } else if (field.startsWith(OPTIONAL) && !value.isBlank()) {
                edits.put(field.substring(OPTIONAL.length()), value);
            }
        });
        return edits;
    }

    private Decision decision(String label) {
        for (Decision decision : Decision.values()) {
            if (decision.label().equals(label)) {
                return decision;
            }
        }
        throw new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("decide.unknown", label));
    }
}
