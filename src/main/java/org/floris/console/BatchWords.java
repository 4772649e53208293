package org.floris.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.cutover.BatchPlan;
import org.floris.cutover.BatchState;
import org.floris.cutover.BatchView;
import org.floris.cutover.Reason;
import org.floris.cutover.Step;
import org.floris.cutover.StepResult;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the cutover says, in the reader's language. It speaks English itself; in other languages its gates are told by
 * their codes, and what has no translation stays as it is..
 */
@Component
class BatchWords {
    private final Words words;
    private final Badges badges;
    private final Figures figures;

    BatchWords(Words words, Badges badges, Figures figures) {
        this.words = words;
        this.badges = badges;
        this.figures = figures;
    }

    Sentence sentence(BatchView batch) {
        Badge badge = badges.of(batch.state());
        if (inEnglish()) {
            String next = String.join(" ", batch.nextSteps());
            return new Sentence(badge, (batch.reason() + " " + next).strip(), null);
        }
        String state = batch.state().name().toLowerCase(Locale.ROOT);
        return new Sentence(badge, words.count("batch.story." + state, batch.memberCount(), batch.target()), null);
    }

    public String told(Reason reason) {
        return words.sayOr("gate." + reason.code(), reason.sentence());
    }

    public String next(Reason reason) {
        return words.sayOr("gate." + reason.code() + ".next", reason.nextStep());
    }

    /** The plan's actions, in order. */
    public List<String> actions(BatchPlan plan) {
        if (inEnglish()) {
            return plan.actions();
        }
        Map<String, Long> flips = plan.members().stream()
                .filter(move -> !move.to().equals(move.from()))
                .collect(Collectors.groupingBy(BatchPlan.Move::to, TreeMap::new, Collectors.counting()));
        String waiting = words.count("plan.wait", plan.members().size());
        Stream<String> flipped =
                flips.entrySet().stream().map(flip -> words.count("plan.flip", flip.getValue(), flip.getKey()));
        return Stream.of(Stream.of(waiting, words.say("plan.drain")), flipped, Stream.of(words.say("plan.go")))
                .flatMap(part -> part)
                .toList();
    }

    /** What a step came to. */
    String told(StepResult result, Step step) {
        if (!result.isDone()) {
            String reasons = result.refusals().stream().map(this::told).collect(Collectors.joining(" "));
            return words.say("batch.refused", reasons);
        }
        String key = step == Step.SWITCH ? "batch.moved" : "batch.moved.back";
        return words.count(key, result.moved(), took(result.took()));
    }

    /** The message key of the button that offers a step. */
    public String offer(Step step) {
        return step == Step.SWITCH ? "batch.switch" : "batch.rollback";
    }

    /** The step that a batch in this state can take next; null while one is under way. */
    static Step next(BatchState state) {
        return Stream.of(Step.values())
                .filter(step -> step.isAllowedFrom(state))
                .findFirst()
                .orElse(null);
    }

    private String took(Duration duration) {
        return figures.took(duration);
    }

    private static boolean inEnglish() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }
}
