package org.floris.crash;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.FaultRule.Kind;

/** What goes on besides, so that a step is soon taken that is seldom taken otherwise. */
final class Weather implements AutoCloseable {
    private static final long MAINTENANCE_MILLIS = 700;
    private static final Duration A_HUB_IS_THERE_WITHIN = Duration.ofSeconds(60);

    private final MachineRoom room;
    private final List<FaultRule> rules = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Decisions decisions;
    private volatile boolean over;

    private Weather(MachineRoom room) {
        this.room = room;
    }

    static Weather around(CrashStep step, Scene scene) {
        Weather weather = new Weather(scene.room());
        switch (step) {
            case UNDO, REFUSED, REVERSED, IN_DOUBT, RESUME, LOOK, FINISH, TAKE_BACK -> weather.rough();
            case FAILED, DEFERRED, DELIVER -> weather.maintenance();
            case SETTLE -> weather.decisions = Decisions.among(scene);
            default -> {
                // It is fair: the step is taken all the time.
            }
        }
        return weather;
    }

    /** More than {@link Fault#drizzle} has. */
    private void rough() {
        for (Crm crm : Crm.values()) {
            for (Kind kind : List.of(Kind.REFUSAL, Kind.DROP_AFTER, Kind.DROP_BEFORE)) {
                FaultRule rule = Fault.rule(kind, null, 0.04, null);
                rules.add(rule);
                room.crms().faults(crm.system()).add(rule);
            }
        }
    }

    /** One system after the other goes out of use and comes back. */
    private void maintenance() {
        Thread thread = new Thread(
                () -> {
                    for (int turn = 0; !over; turn++) {
                        during(room, Crm.values()[turn % Crm.values().length], () -> Pause.millis(MAINTENANCE_MILLIS));
                        Pause.millis(MAINTENANCE_MILLIS);
                    }
                },
                "maintenance");
        thread.start();
        threads.add(thread);
    }

    /** Has a system out of use meanwhile. */
    static void during(MachineRoom room, Crm crm, Runnable work) {
        URI maintenance = URI.create(
                "http://127.0.0.1:" + room.front().port() + "/api/v1/systems/" + crm.system() + "/maintenance");
        Pause.until(
                () -> Rest.attempt(() -> Rest.put(maintenance, "{\"reason\": \"rehearsal\"}")), A_HUB_IS_THERE_WITHIN);
        work.run();
        Pause.until(() -> Rest.attempt(() -> Rest.delete(maintenance)), A_HUB_IS_THERE_WITHIN);
    }

    @Override
    public void close() {
        if (decisions != null) {
            decisions.close();
        }
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        for (Crm crm : Crm.values()) {
            rules.forEach(rule -> room.crms().faults(crm.system()).remove(rule.id()));
        }
    }
}
