package org.floris.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.floris.crash.Write.Told;

/** How one person writes, by a program that calls the façade or in the pages of his CRM, and notes what he is told. */
final class Desk {
    private static final Duration REPEATS_FOR = Duration.ofSeconds(9);

    private final String login;
    private final Soap facade;
    private final Soap pages;
    private final Notebook notebook;

    Desk(String login, Soap facade, Soap pages, Notebook notebook) {
        this.login = login;
        this.facade = facade;
        this.pages = pages;
        this.notebook = notebook;
    }

    String login() {
        return login;
    }

    String nextSerial() {
        return notebook.nextSerial();
    }

    Write write(Write planned, Message message, Random random) {
        boolean page = planned.way().equals(Write.PAGE);
        Write done = page ? inPages(planned, message) : byProgram(planned, message, random);
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
        return planned.told(told, planned.record(), answer.message());
    }

    private Write byProgram(Write planned, Message message, Random random) {
        String messageId = "urn:uuid:" + UUID.randomUUID();
        boolean repeats = random.nextInt(4) > 0;
        Write write = planned.withMessage(messageId);
        Soap.Answer first = facade.send(message, messageId);
        Told told =
                first.done() ? Told.ACKNOWLEDGED : first.status() == 0 || first.says(102) ? Told.UNKNOWN : Told.REFUSED;
        if (told == Told.UNKNOWN && repeats) {
            return repeat(write, message, messageId, first, random);
        }
        if (told == Told.ACKNOWLEDGED && random.nextInt(20) == 0) {
            return again(write, message, messageId, first);
        }
        return write.told(told, first.created().orElse(planned.record()), first.message());
    }

    /** Until the hub says what became of the first one. That it cannot say so now settles nothing. */
    private Write repeat(Write write, Message message, String messageId, Soap.Answer first, Random random) {
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
        Optional<UUID> other = second.created().filter(created -> !created.equals(record));
        return write.told(
                Told.ACKNOWLEDGED,
                record,
                other.map(created -> "REPEATED DIFFERENTLY: " + created).orElse("sent twice"));
    }
}
