package org.floris.cutover;

import org.floris.canonical.Why;

/**
 * Why a step may not happen now.
 *
 * @param code stable, such as {@code member-busy}
 * @param what is in the way; names users by login only
 * @param next what to do about it
 */
public record Reason(String code, Why what, Why next) {
    /** @param english the sentence, and {@code next} what to do, with places such as <code>{0}</code> for the arguments */
    static Reason of(String code, String english, String next, Object... arguments) {
        return of(code, Why.of(code, english, arguments), next);
    }

    /** @param next speaks of the same arguments */
    static Reason of(String code, Why what, String next) {
        return new Reason(
                code, what, Why.of(what.code() + ".next", next, what.arguments().toArray()));
    }

    public String sentence() {
        return what.sentence();
    }

    public String nextStep() {
        return next.sentence();
    }
}
