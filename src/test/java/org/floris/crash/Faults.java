package org.floris.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.floris.sandbox.FaultRule.Kind;

/** What happens in the short and in the long form. */
final class Faults {
    /** Steps that every call takes: which passage strikes may vary. The others are seldom, and the first one is it. */
    private static final Set<CrashStep> COMMON = Set.of(
            CrashStep.OPEN, CrashStep.BEFORE, CrashStep.HOME, CrashStep.MIRROR, CrashStep.DONE, CrashStep.PUBLISH);

    private Faults() {}

    static List<Fault> few() {
        return List.of(
                Fault.at(point("after-home"), 1, 5),
                Fault.at(point("after-mirror"), 1, 5),
                Fault.kills(1),
                Fault.inSystems("answers are lost after the commit", Kind.DROP_AFTER, 0.1, null, Duration.ofSeconds(2)),
                Fault.database());
    }

    /**
     * @param times  how often the hub dies at each point
     * @param rounds how often everything else happens
     */
    static List<Fault> all(int times, int rounds) {
        List<Fault> faults = new ArrayList<>();
        for (CrashPoint point : CrashPoint.all()) {
            faults.add(Fault.at(point, times, COMMON.contains(point.step()) ? 20 : 1));
        }
        Duration while4 = Duration.ofSeconds(4);
        for (int round = 0; round < rounds; round++) {
            faults.add(Fault.kills(10));
            faults.add(Fault.bothKilled(6));
            faults.add(Fault.database());
            faults.add(Fault.databaseCutOff(Duration.ofSeconds(3)));
            faults.add(Fault.diskFull(Duration.ofSeconds(3)));
            faults.add(Fault.broker());
            faults.add(Fault.brokerCutOff(Duration.ofSeconds(3)));
            faults.add(Fault.cutOff("forsage", Duration.ofSeconds(3)));
            faults.add(Fault.cutOff("loris", Duration.ofSeconds(3)));
            faults.add(Fault.inSystems("systems are slow", Kind.LATENCY, 0.5, 300L, while4));
            faults.add(Fault.inSystems("answers are late", Kind.LATE_ANSWER, 0.3, 500L, while4));
            faults.add(Fault.inSystems("answers are lost after the commit", Kind.DROP_AFTER, 0.1, null, while4));
            faults.add(Fault.inSystems("answers are garbage", Kind.WRONG_ANSWER, 0.1, null, while4));
            faults.add(Fault.inSystems("connections break before the call", Kind.DROP_BEFORE, 0.1, null, while4));
            faults.add(Fault.inSystems("systems refuse", Kind.REFUSAL, 0.2, null, while4));
            faults.add(Fault.inSystems("systems turn calls away", Kind.THROTTLE, 0.2, null, while4));
        }
        return faults;
    }

    /** What no piece has performed yet, in order. */
    static List<Fault> left(List<Fault> plan, Report report) {
        Map<String, Integer> due = new HashMap<>();
        List<Fault> left = new ArrayList<>();
        for (Fault fault : plan) {
            int missing = due.merge(fault.title(), fault.wanted(), Integer::sum) - report.performed(fault.title());
            if (missing > 0) {
                left.add(fault.of(Math.min(missing, fault.wanted())));
            }
        }
        return left;
    }

    private static CrashPoint point(String name) {
        return CrashPoint.of(name).orElseThrow();
    }
}
