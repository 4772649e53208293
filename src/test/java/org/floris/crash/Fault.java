package org.floris.crash;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.FaultRule.Kind;

/** What can happen in a machine room, and its end. People are at work meanwhile. */
record Fault(String title, Incident incident) {
    private static final List<String> SYSTEMS = List.of("forsage", "loris");

    /** Happens and is over when it returns. */
    interface Incident {
        /** @return how often it happened */
        int happen(MachineRoom room, Replicas replicas, Random random);
    }

    static Fault at(CrashPoint point, int times, int latestPassage) {
        return new Fault("kill " + point, (room, replicas, random) -> {
            int died = 0;
            for (int attempt = 0; died < times && attempt < times * 2; attempt++) {
                died += replicas.dieAt(point, 1 + random.nextInt(latestPassage)) ? 1 : 0;
            }
            return died;
        });
    }

    static Fault kills(int times) {
        return new Fault("kill -9 at random", (room, replicas, random) -> {
            for (int kill = 0; kill < times; kill++) {
                Pause.millis(200 + random.nextInt(1500));
                replicas.kill();
            }
            return times;
        });
    }

    static Fault database() {
        return new Fault("PostgreSQL restarts", (room, replicas, random) -> {
            room.postgres().crash();
            Pause.millis(random.nextInt(2000));
            room.postgres().start();
            return 1;
        });
    }

    static Fault broker() {
        return new Fault("broker restarts", (room, replicas, random) -> {
            room.broker().kill();
            Pause.millis(random.nextInt(1000));
            room.broker().start();
            return 1;
        });
    }

    /** Nobody serves for a while. */
    static Fault bothKilled(int times) {
        return new Fault("kill -9, both replicas at once", (room, replicas, random) -> {
            for (int kill = 0; kill < times; kill++) {
                Pause.millis(500 + random.nextInt(1500));
                replicas.killAll();
            }
            return times * room.hubs().size();
        });
    }

    /** What the journal cannot write down does not happen. */
    static Fault diskFull(Duration length) {
        return new Fault("the journal's disk is full", (room, replicas, random) -> {
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
        return new Fault(system + " is cut off", (room, replicas, random) -> {
            room.door(system).shut();
            Pause.millis(length.toMillis());
            room.door(system).open();
            return 1;
        });
    }

    static Fault databaseCutOff(Duration length) {
        return new Fault("PostgreSQL is cut off", (room, replicas, random) -> {
            room.databaseDoor().shut();
            Pause.millis(length.toMillis());
            room.databaseDoor().open();
            return 1;
        });
    }

    static Fault brokerCutOff(Duration length) {
        return new Fault("broker is cut off", (room, replicas, random) -> {
            room.brokerDoor().shut();
            Pause.millis(length.toMillis());
            room.brokerDoor().open();
            return 1;
        });
    }

    /** Both systems, some of their calls, for a while. */
    static Fault inSystems(String title, Kind kind, double probability, Long delayMillis, Duration length) {
        return new Fault(title, (room, replicas, random) -> {
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
            for (String operation : List.of("Create", "Update", "Delete", "Execute")) {
                room.crms().faults(system).add(rule(Kind.REFUSAL, operation, 0.02, null));
                room.crms().faults(system).add(rule(Kind.DROP_AFTER, operation, 0.01, null));
                room.crms().faults(system).add(rule(Kind.DROP_BEFORE, operation, 0.01, null));
            }
        }
    }

    static void clear(MachineRoom room) {
        SYSTEMS.forEach(system -> room.crms().faults(system).clear());
    }

    private static FaultRule rule(Kind kind, String operation, double probability, Long delayMillis) {
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
