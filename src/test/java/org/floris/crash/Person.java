package org.floris.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;

/**
 * Somebody at work, one write after the other: by a program that calls the façade, or in the pages of his CRM. He alone
 * writes his own tasks; the clients he shares with everybody. What became of a write that he does not know, he asks by
 * repeating the same message, or he leaves that record alone.
 */
final class Person implements Runnable {
    private static final Duration REPEATS_FOR = Duration.ofSeconds(9);
    private static final int OWN_AT_MOST = 10;

    private final String login;
    private final Soap facade;
    private final Soap pages;
    private final List<UUID> hot;
    private final Notebook notebook;
    private final Gate gate;
    private final Random random;
    private final List<UUID> own = new ArrayList<>();

    Person(String login, Soap facade, Soap pages, List<UUID> hot, Notebook notebook, Gate gate, long seed) {
        this.login = login;
        this.facade = facade;
        this.pages = pages;
        this.hot = hot;
        this.notebook = notebook;
        this.gate = gate;
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
            Pause.millis(random.nextInt(60));
        }
    }

    private void errand() {
        int dice = random.nextInt(100);
        boolean page = random.nextInt(5) == 0;
        if (own.isEmpty() || dice < 30 && own.size() < OWN_AT_MOST) {
            create(page);
        } else if (dice < 60) {
            update(page);
        } else if (dice < 70) {
            setState(page);
        } else if (dice < 80) {
            delete(page);
        } else {
            UUID record = hot.get(random.nextInt(hot.size()));
            String serial = notebook.nextSerial();
            write(
                    page,
                    planned(serial, Operation.UPDATE, "contact", record, true, Optional.empty()),
                    Message.update("contact", record, Message.text("description", serial)));
        }
    }

    private void create(boolean page) {
        String serial = notebook.nextSerial();
        UUID given = page || random.nextBoolean() ? UUID.randomUUID() : null;
        Write done = write(
                page,
                planned(serial, Operation.CREATE, "task", given, false, Optional.empty()),
                Message.create("task", given, Message.text("subject", serial) + Message.text("description", serial)));
        if (done.acknowledged()) {
            own.add(done.record());
        }
    }

    private void update(boolean page) {
        UUID record = pick();
        String serial = notebook.nextSerial();
        keepIfKnown(write(
                page,
                planned(serial, Operation.UPDATE, "task", record, false, Optional.empty()),
                Message.update("task", record, Message.text("description", serial))));
    }

    private void setState(boolean page) {
        UUID record = pick();
        int status = List.of(2, 3, 4, 7).get(random.nextInt(4));
        keepIfKnown(write(
                page,
                planned(notebook.nextSerial(), Operation.SET_STATE, "task", record, false, Optional.of(status)),
                Message.setState("task", record, 0, status)));
    }

    private void delete(boolean page) {
        UUID record = pick();
        Write done = write(
                page,
                planned(notebook.nextSerial(), Operation.DELETE, "task", record, false, Optional.empty()),
                Message.delete("task", record));
        if (done.acknowledged()) {
            own.remove(record);
        } else {
            keepIfKnown(done);
        }
    }

    private UUID pick() {
        return own.get(random.nextInt(own.size()));
    }

    private void keepIfKnown(Write done) {
        if (done.told() == Told.UNKNOWN) {
            own.remove(done.record());
        }
    }

    private Write planned(
            String serial, Operation operation, String entity, UUID record, boolean hot, Optional<Integer> state) {
        return new Write(
                serial,
                Optional.empty(),
                login,
                "",
                operation,
                entity,
                record,
                hot,
                state,
                System.nanoTime(),
                0,
                Told.UNKNOWN,
                "");
    }

    private Write write(boolean page, Write planned, Message message) {
        Write done = page ? inPages(planned, message) : byProgram(planned, message);
        notebook.note(done);
        if (done.told() != Told.ACKNOWLEDGED) {
            Pause.millis(20 + random.nextInt(60));
        }
        return done;
    }

    /** The CRM itself always answers, whatever has become of the hub: with the save, or with why there is none. */
    private Write inPages(Write planned, Message message) {
        Soap.Answer answer = pages.send(message, "urn:uuid:" + UUID.randomUUID());
        Told told = answer.done() ? Told.ACKNOWLEDGED : answer.status() == 0 ? Told.UNKNOWN : Told.REFUSED;
        return planned.by("page", Optional.empty()).told(told, planned.record(), answer.message());
    }

    private Write byProgram(Write planned, Message message) {
        String messageId = "urn:uuid:" + UUID.randomUUID();
        boolean repeats = random.nextInt(4) > 0;
        Write write = planned.by("program", Optional.of(messageId));
        Soap.Answer first = facade.send(message, messageId);
        Told told =
                first.done() ? Told.ACKNOWLEDGED : first.status() == 0 || first.says(102) ? Told.UNKNOWN : Told.REFUSED;
        if (told == Told.UNKNOWN && repeats) {
            return repeat(write, message, messageId, first);
        }
        if (told == Told.ACKNOWLEDGED && random.nextInt(20) == 0) {
            return again(write, message, messageId, first);
        }
        return write.told(told, first.created().orElse(planned.record()), first.message());
    }

    /** Until the hub says what became of the first one. That it cannot say so now settles nothing. */
    private Write repeat(Write write, Message message, String messageId, Soap.Answer first) {
        long end = System.nanoTime() + REPEATS_FOR.toNanos();
        Soap.Answer last = first;
        while (System.nanoTime() < end) {
            Pause.millis(150 + random.nextInt(200));
            last = facade.send(message, messageId);
            if (last.done()) {
                return write.told(Told.ACKNOWLEDGED, last.created().orElse(write.record()), "on repeating");
            }
        }
        return write.told(Told.UNKNOWN, write.record(), first.message() + "; at last: " + last.message());
    }

    /** A program that has missed the answer sends the same message once more, and must hear the same. */
    private Write again(Write write, Message message, String messageId, Soap.Answer first) {
        Soap.Answer second = facade.send(message, messageId);
        UUID record = first.created().orElse(write.record());
        if (second.done()
                && second.created().isPresent()
                && !second.created().get().equals(record)) {
            return write.told(
                    Told.ACKNOWLEDGED,
                    record,
                    "REPEATED DIFFERENTLY: " + second.created().get());
        }
        return write.told(Told.ACKNOWLEDGED, record, "sent twice");
    }
}
