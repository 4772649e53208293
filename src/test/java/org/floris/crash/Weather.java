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

    private final MachineRoom room;
    private final List<FaultRule> rules = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Weather(MachineRoom room) {
        this.room = room;
    }

    static Weather around(CrashStep step, MachineRoom room) {
        Weather weather = new Weather(room);
        switch (step) {
            case UNDO, REFUSED, REVERSED, IN_DOUBT, RESUME, LOOK, FINISH, TAKE_BACK -> weather.rough();
            case FAILED, DEFERRED, DELIVER -> weather.maintenance();
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
                FaultRule rule = Fault.rule(kind, null, 0.07, null);
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
                        URI address = maintenance(Crm.values()[turn % Crm.values().length]);
                        attempt(() -> Rest.put(address, "{\"reason\": \"rehearsal\"}"));
                        Pause.millis(MAINTENANCE_MILLIS);
                        Pause.until(() -> attempt(() -> Rest.delete(address)), Duration.ofSeconds(60));
                        Pause.millis(MAINTENANCE_MILLIS);
                    }
                },
                "maintenance");
        thread.start();
        threads.add(thread);
    }

    private URI maintenance(Crm crm) {
        return URI.create(
                "http://127.0.0.1:" + room.front().port() + "/api/v1/systems/" + crm.system() + "/maintenance");
    }

    /** @return whether there was a hub that did it */
    private static boolean attempt(Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException nobodyThere) {
            return false;
        }
    }

    @Override
    public void close() {
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
