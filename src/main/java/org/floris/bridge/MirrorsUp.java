package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.connector.Maintenance;
import org.springframework.stereotype.Component;

/**
 * Decides for each mirror: write it now, let it get the change later, or refuse the write before home is touched. A
 * mirror gets it later when it is known to be away, or has yet to get earlier changes, and its policy for the entity
 * says defer.
 */
@Component
class MirrorsUp {
    private final Reachability reachability;
    private final Maintenance maintenance;
    private final MirrorPolicies policies;

    MirrorsUp(Reachability reachability, Maintenance maintenance, MirrorPolicies policies) {
        this.reachability = reachability;
        this.maintenance = maintenance;
        this.policies = policies;
    }

    /**
     * Asked before anything is read or written.
     *
     * @return the mirrors that are away and get it later, each with the reason
     * @throws FlorisException SYSTEM_UNAVAILABLE when one of them may not get it later, or home is in maintenance
     */
    Map<String, Why> away(WritePlan plan) {
        maintenance.check(plan.home().system());
        Map<String, Why> away = new LinkedHashMap<>();
        for (String mirror : plan.mirrorSystems()) {
            if (mayDefer(plan, mirror)) {
                reachability.whyAway(mirror).ifPresent(why -> away.put(mirror, why));
            } else {
                whyNot(plan, mirror).ifPresent(why -> {
                    throw refused(refusal(plan, mirror, why) + " Nothing was changed; try again in a moment.");
                });
            }
        }
        return away;
    }

    /** What cannot be taken back is not even begun when a mirror has only missed its last probe. */
    private Optional<Why> whyNot(WritePlan plan, String mirror) {
        return plan.combined().isPresent() ? reachability.whyAway(mirror) : reachability.whyClosed(mirror);
    }

    /**
     * Asked when the record is held.
     *
     * @param owing the systems that have yet to get what comes before this change
     * @return the mirrors among them: they get it behind that
     * @throws FlorisException SYSTEM_UNAVAILABLE when one of them may not get it later
     */
    Map<String, Why> behind(WritePlan plan, Set<String> owing) {
        Map<String, Why> behind = new LinkedHashMap<>();
        for (String mirror : plan.mirrorSystems()) {
            if (owing.contains(mirror)) {
                Why why = Why.of("earlier-first", "{0} has yet to get earlier changes.", mirror);
                if (!mayDefer(plan, mirror)) {
                    throw refused(refusal(plan, mirror, why));
                }
                behind.put(mirror, why);
            }
        }
        return behind;
    }

    /** Whether a mirror that turns out to be away at its turn gets it later. */
    boolean mayDefer(WritePlan plan, String mirror) {
        return plan.change()
                .filter(change -> policies.defers(mirror, change.entity()))
                .isPresent();
    }

    private static String refusal(WritePlan plan, String mirror, Why why) {
        return why + " What is written in " + plan.home().system() + " has to be written there too.";
    }

    private static FlorisException refused(String why) {
        return new FlorisException(ErrorCode.SYSTEM_UNAVAILABLE, why);
    }
}
