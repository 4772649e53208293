package org.floris.console;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.cutover.BatchState;
import org.floris.cutover.BatchView;
import org.floris.cutover.Reason;
import org.floris.cutover.Step;
import org.floris.cutover.StepResult;
import org.springframework.stereotype.Component;

/** What the cutover says, in the reader's language. */
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
        String next = words.say("batch.next." + batch.state().name().toLowerCase(Locale.ROOT));
        return new Sentence(badges.of(batch.state()), words.tell(batch.reason()) + " " + next, null);
    }

    /** What a step came to. */
    String told(StepResult result, Step step) {
        if (!result.isDone()) {
            String reasons = result.refusals().stream()
                    .map(Reason::what)
                    .map(words::tell)
                    .collect(Collectors.joining(" "));
            return words.say("batch.refused", reasons);
        }
        String key = step == Step.SWITCH ? "batch.moved" : "batch.moved.back";
        return words.count(key, result.moved(), figures.took(result.took()));
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
}
