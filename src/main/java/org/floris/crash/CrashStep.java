package org.floris.crash;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps at which a rehearsal can kill the hub, each before and after. The names are those of the journal's steps, and
 * of the protocol model's where it has the same step.
 */
public enum CrashStep {
    /** The intent goes into the journal and the record is held. */
    OPEN("open"),
    /** Home's record is read before the change. */
    BEFORE("before"),
    HOME("home"),
    /** Home is asked what it has made of a create. */
    READ_BACK("read-back"),
    MIRROR("mirror"),
    /** What was written is taken back, because a mirror has missed it. */
    UNDO("undo"),
    DONE("close-done"),
    REFUSED("close-refused"),
    REVERSED("close-reversed"),
    FAILED("close-failed"),
    /** Home has it, and a mirror is owed it. */
    DEFERRED("close-deferred"),
    IN_DOUBT("close-in-doubt"),
    /** The hub has agreed to a page's save and looks whether the CRM has committed it. */
    CONFIRM("confirm"),
    /** What a dead hub had open is put in doubt. */
    SWEEP("sweep"),
    /** An exchange in doubt is taken. */
    RESUME("resume"),
    /** A system is asked what it shows of an exchange in doubt. */
    LOOK("look"),
    /** What is in doubt is written where it is missing. */
    FINISH("finish"),
    /** What is in doubt is taken back where it was written. */
    TAKE_BACK("take-back"),
    /** What a person has decided about a finding is written. */
    SETTLE("settle"),
    /** A mirror is written what it was owed. */
    DELIVER("deliver"),
    /** A batch of events goes to the broker; afterwards it leaves the outbox. */
    PUBLISH("publish");

    private static final Map<String, CrashStep> BY_TITLE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CrashStep::title, step -> step));

    private final String title;

    CrashStep(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** @return empty for a step at which nobody kills */
    public static Optional<CrashStep> of(String title) {
        return Optional.ofNullable(BY_TITLE.get(title));
    }
}
