package org.floris.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;

/**
 * Somebody at work, one write after the other: by a program that calls the façade, or in the pages of his CRM. He alone
 * writes his own tasks and his application; the clients he shares with everybody. What became of a write that he does not
 * know, he asks by repeating the same message, or he leaves that record alone.
 */
final class Person implements Runnable {
    private static final int OWN_AT_MOST = 10;
    private static final int TIES_AT_LEAST = 3;
    private static final int QUICK_MILLIS = 60;
    private static final int SLOW_MILLIS = 2500;

    private final Desk desk;
    private final Crm crm;
    private final Map<String, String> colleagues;
    private final List<UUID> hot;
    private final Gate gate;
    private final BooleanSupplier slow;
    private final Random random;
    private final List<UUID> own = new ArrayList<>();
    private UUID application;
    /** Whether a client is tied to the application; those of whom that is not known are left out. */
    private final Map<UUID, Boolean> ties = new HashMap<>();

    /** @param colleagues the id in his CRM of everybody to whom he may assign something, by log-in */
    Person(
            Desk desk,
            Crm crm,
            Map<String, String> colleagues,
            List<UUID> hot,
            Gate gate,
            BooleanSupplier slow,
            long seed) {
        this.desk = desk;
        this.crm = crm;
        this.colleagues = colleagues;
        this.hot = hot;
        this.gate = gate;
        this.slow = slow;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        while (true) {
            try {
                if (!gate.enter()) {
                    return;
                }
                errand();
            } finally {
                gate.leave();
            }
            Pause.millis(random.nextInt(slow.getAsBoolean() ? SLOW_MILLIS : QUICK_MILLIS));
        }
    }

    private void errand() {
        int dice = random.nextInt(100);
        String way = random.nextInt(5) == 0 ? Write.PAGE : Write.PROGRAM;
        if (own.isEmpty() || dice < 28 && own.size() < OWN_AT_MOST) {
            create(way);
        } else if (dice < 50) {
            update(way);
        } else if (dice < 58) {
            setState(way);
        } else if (dice < 66) {
            assign(way);
        } else if (dice < 76) {
            delete(way);
        } else if (dice < 86) {
            tie(way);
        } else {
            UUID client = anyOf(hot);
            String serial = desk.nextSerial();
            write(
                    planned(serial, way, Operation.UPDATE, "contact", client, null),
                    Message.update("contact", client, Message.text("description", serial)));
        }
    }

    private void create(String way) {
        String serial = desk.nextSerial();
        UUID given = givenId(way);
        Write done = write(
                planned(serial, way, Operation.CREATE, "task", given, null),
                Message.create("task", given, Message.text("subject", serial) + Message.text("description", serial)));
        if (done.acknowledged()) {
            own.add(done.record());
        }
    }

    private void update(String way) {
        UUID record = anyOf(own);
        String serial = desk.nextSerial();
        keepIfKnown(write(
                planned(serial, way, Operation.UPDATE, "task", record, null),
                Message.update("task", record, Message.text("description", serial))));
    }

    private void setState(String way) {
        UUID record = anyOf(own);
        int status = anyOf(List.of(2, 3, 4, 7));
        keepIfKnown(write(
                planned(desk.nextSerial(), way, Operation.SET_STATE, "task", record, Integer.toString(status)),
                Message.setState("task", record, 0, status)));
    }

    private void assign(String way) {
        UUID record = anyOf(own);
        String colleague = anyOf(List.copyOf(colleagues.keySet()));
        keepIfKnown(write(
                planned(desk.nextSerial(), way, Operation.ASSIGN, "task", record, colleague),
                Message.assign("task", record, colleagues.get(colleague))));
    }

    private void delete(String way) {
        UUID record = anyOf(own);
        Write done = write(
                planned(desk.nextSerial(), way, Operation.DELETE, "task", record, null),
                Message.delete("task", record));
        if (done.acknowledged()) {
            own.remove(record);
        } else {
            keepIfKnown(done);
        }
    }

    /** One who borrows along is added to the application, or taken from it again. */
    private void tie(String way) {
        if (ties.size() < TIES_AT_LEAST) {
            apply(way);
            return;
        }
        UUID client = anyOf(List.copyOf(ties.keySet()));
        boolean add = !ties.get(client);
        Operation operation = add ? Operation.ASSOCIATE : Operation.DISASSOCIATE;
        Write done = write(
                planned(desk.nextSerial(), way, operation, "application", application, client.toString()),
                Message.tie(add, crm.application(), application, crm.coBorrowers(), "contact", client));
        if (done.acknowledged()) {
            ties.put(client, add);
        } else if (done.told() == Told.UNKNOWN) {
            ties.remove(client);
        }
    }

    private void apply(String way) {
        String serial = desk.nextSerial();
        UUID given = givenId(way);
        Write done = write(
                planned(serial, way, Operation.CREATE, "application", given, null),
                Message.create(
                        crm.application(),
                        given,
                        Message.text(crm.nameOfApplication(), serial)
                                + Message.text(crm.descriptionOfApplication(), serial)
                                + Message.lookup(crm.clientOfApplication(), "contact", anyOf(hot))));
        if (done.acknowledged()) {
            application = done.record();
            ties.clear();
            hot.forEach(client -> ties.put(client, false));
        }
    }

    private UUID givenId(String way) {
        return way.equals(Write.PAGE) || random.nextBoolean() ? UUID.randomUUID() : null;
    }

    private <T> T anyOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private void keepIfKnown(Write done) {
        if (done.told() == Told.UNKNOWN) {
            own.remove(done.record());
        }
    }

    /** @param value null: the operation has none */
    private Write planned(String serial, String way, Operation operation, String entity, UUID record, String value) {
        return Write.planned(serial, desk.login(), way, operation, entity, record, Optional.ofNullable(value));
    }

    private Write write(Write planned, Message message) {
        return desk.write(planned, message, random);
    }
}
