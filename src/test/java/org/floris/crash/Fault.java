package org.floris.crash;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.FaultRule.Kind;

/**
 * What can happen in a machine room, and its end. People are at work meanwhile.
 *
 * @param wanted how many deaths; 1 where it is not about deaths
 */
record Fault(String title, int wanted, Incident incident) {
    private static final List<String> SYSTEMS = List.of("forsage", "loris");
    private static final List<String> WRITES =
            List.of("Create", "Update", "Delete", "SetState", "Assign", "Associate", "Disassociate");

    /** Happens and is over when it returns. */
    interface Incident {
        /** @return how often it happened */
        int happen(Scene scene, int wanted);
    }

    private static Fault once(String title, Once once) {
        return new Fault(title, 1, (scene, wanted) -> once.happen(scene.room(), scene.random()));
    }

    private interface Once {
        int happen(MachineRoom room, Random random);
    }

    /** The same, not so often. */
    Fault of(int fewer) {
        return new Fault(title, fewer, incident);
    }

    /** How much of what is wanted it is that it has happened so often. */
    int performed(int times) {
        return wanted == 1 ? Math.min(times, 1) : times;
    }

    static Fault at(CrashPoint point, int times, int latestPassage) {
        return new Fault("kill " + point, times, (scene, wanted) -> {
            int died = 0;
            try (Weather weather = Weather.around(point.step(), scene)) {
                for (int attempt = 0; died < wanted && attempt < wanted * 2; attempt++) {
                    died += scene.replicas().dieAt(point, 1 + scene.random().nextInt(latestPassage)) ? 1 : 0;
                }
            }
            return died;
        });
    }

    static Fault kills(int times) {
        return new Fault("kill -9 at random", times, (scene, wanted) -> {
            for (int kill = 0; kill < wanted; kill++) {
                Pause.millis(200 + scene.random().nextInt(1500));
                scene.replicas().kill();
            }
            return wanted;
        });
    }

    /** The same, while both replicas serve and people work as fast as they can. */
    static Fault killsAtFullWork(int times, Duration atMost) {
        return new Fault("kill -9 at random", times, (scene, wanted) -> {
            for (int kill = 0; kill < wanted; kill++) {
                scene.replicas().awaitAll();
                Pause.millis(scene.random().nextInt((int) atMost.toMillis()));
                scene.replicas().kill();
            }
            return wanted;
        });
    }

    static Fault database() {
        return once("PostgreSQL restarts", (room, random) -> {
            room.postgres().crash();
            Pause.millis(random.nextInt(2000));
            room.postgres().start();
            return 1;
        });
    }

    static Fault broker() {
        return once("broker restarts", (room, random) -> {
            room.broker().kill();
            Pause.millis(random.nextInt(1000));
            room.broker().start();
            return 1;
        });
    }

    /** Nobody serves for a while. */
    static Fault bothKilled(int times) {
        return new Fault("kill -9, both replicas at once", times, (scene, wanted) -> {
            int died = 0;
            while (died < wanted) {
                Pause.millis(500 + scene.random().nextInt(1500));
                scene.replicas().killAll();
                died += scene.room().hubs().size();
            }
            return died;
        });
    }

    /** What the journal cannot write down does not happen. */
    static Fault diskFull(Duration length) {
        return once("the journal's disk is full", (room, random) -> {
            if (room.disk().missing().isPresent()) {
                System.out.println("skipped: " + room.disk().missing().get());
                return 0;
            }
            room.disk().fill();
            Pause.millis(length.toMillis());
            room.disk().empty();
            if (!Pause.until(room.postgres()::answers, Duration.ofSeconds(10))) {
                room.postgres().crash();
                room.postgres().start();
            }
            return 1;
        });
    }

    static Fault cutOff(String system, Duration length) {
        return once(system + " is cut off", (room, random) -> {
            room.door(system).shut();
            Pause.millis(length.toMillis());
            room.door(system).open();
            return 1;
        });
    }

    static Fault databaseCutOff(Duration length) {
        return once("PostgreSQL is cut off", (room, random) -> {
            room.databaseDoor().shut();
            Pause.millis(length.toMillis());
            room.databaseDoor().open();
            return 1;
        });
    }

    static Fault brokerCutOff(Duration length) {
        return once("broker is cut off", (room, random) -> {
            room.brokerDoor().shut();
            Pause.millis(length.toMillis());
            room.brokerDoor().open();
            return 1;
        });
    }

    /** Both systems, some of their calls, for a while. */
    static Fault inSystems(String title, Kind kind, double probability, Long delayMillis, Duration length) {
        return once(title, (room, random) -> {
            FaultRule rule = rule(kind, null, probability, delayMillis);
            int before = struck(room);
            SYSTEMS.forEach(system -> room.crms().faults(system).add(rule));
            Pause.millis(length.toMillis());
            int after = struck(room);
            SYSTEMS.forEach(system -> room.crms().faults(system).remove(rule.id()));
            return after - before;
        });
    }

    private static int struck(MachineRoom room) {
        return SYSTEMS.stream()
                .mapToInt(system -> room.crms().faults(system).struck().values().stream()
                        .mapToInt(Number::intValue)
                        .sum())
                .sum();
    }

    /** A little of everything in both systems, all the time, so that the rarer steps are taken too. */
    static void drizzle(MachineRoom room) {
        for (String system : SYSTEMS) {
            for (String operation : WRITES) {
                room.crms().faults(system).add(rule(Kind.REFUSAL, operation, 0.02, null));
                room.crms().faults(system).add(rule(Kind.DROP_AFTER, operation, 0.01, null));
                room.crms().faults(system).add(rule(Kind.DROP_BEFORE, operation, 0.01, null));
            }
        }
    }

    static void clear(MachineRoom room) {
        SYSTEMS.forEach(system -> room.crms().faults(system).clear());
    }

    static FaultRule rule(Kind kind, String operation, double probability, Long delayMillis) {
        return new FaultRule(
                kind + "-" + operation,
                kind,
                operation,
                null,
                null,
                null,
                null,
                probability,
                delayMillis,
                delayMillis,
                null,
                null);
    }
}
