package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;

/** The people at work. */
final class Office implements AutoCloseable {
    private static final Duration PROGRAM_WAITS = Duration.ofSeconds(20);
    private static final Duration PAGE_WAITS = Duration.ofSeconds(20);
    private static final int HOT = 8;

    private final Notebook notebook;
    private final Gate gate = new Gate();
    private final Map<Crm, Desk> desks = new EnumMap<>(Crm.class);
    private final List<Thread> threads = new ArrayList<>();

    /** @param slow whether they shall leave the machine to others for now */
    Office(MachineRoom room, Notebook notebook, int people, long seed, BooleanSupplier slow) {
        this.notebook = notebook;
        List<UUID> hot = new ArrayList<>();
        for (Crm crm : Crm.values()) {
            Map<String, String> staff = crm.staff(room);
            List<String> logins = logins(room, crm.department(), people / 2);
            for (String login : logins) {
                Soap facade = new Soap(facade(room, crm), login, PROGRAM_WAITS);
                Soap pages = new Soap(room.crms().address(crm.system()).toString(), login, PAGE_WAITS);
                if (hot.isEmpty()) {
                    for (int number = 0; number < HOT; number++) {
                        hot.add(client(facade, login));
                    }
                }
                Map<String, String> colleagues = new TreeMap<>(staff);
                colleagues.keySet().retainAll(logins.stream().map(Crm::bare).toList());
                Desk desk = new Desk(login, facade, pages, notebook);
                desks.putIfAbsent(crm, desk);
                Person person = new Person(desk, crm, colleagues, hot, gate, slow, seed++);
                threads.add(new Thread(person, "person-" + threads.size()));
            }
        }
        threads.forEach(Thread::start);
    }

    private static String facade(MachineRoom room, Crm crm) {
        return "http://127.0.0.1:" + room.front().port() + "/xrm/" + crm.system()
                + "/XRMServices/2011/Organization.svc";
    }

    /** A client whom everybody writes. */
    private UUID client(Soap facade, String login) {
        String serial = notebook.nextSerial();
        UUID id = UUID.randomUUID();
        String messageId = "urn:uuid:" + UUID.randomUUID();
        Write planned = Write.planned(serial, login, Write.PROGRAM, Operation.CREATE, "contact", id, Optional.empty())
                .withMessage(messageId);
        Soap.Answer answer = facade.send(
                Message.create("contact", id, Message.text("lastname", "Общий") + Message.text("description", serial)),
                messageId);
        if (!answer.done()) {
            throw new IllegalStateException("A client could not be made: " + answer.message());
        }
        notebook.note(planned.told(Told.ACKNOWLEDGED, id, ""));
        return id;
    }

    private static List<String> logins(MachineRoom room, String department, int count) {
        List<String> logins = new ArrayList<>();
        for (JsonNode user : Rest.get(room.crms().address("forsage").resolve("/sandbox/users"))) {
            if (user.path("department").asText().equals(department) && logins.size() < count) {
                logins.add(user.path("login").asText());
            }
        }
        return logins;
    }

    /** Of one who works in that CRM. */
    Desk desk(Crm crm) {
        return desks.get(crm);
    }

    void work() {
        gate.open();
    }

    /** Waits until everybody has his answer. */
    void pause() {
        gate.shut(Duration.ofSeconds(60));
    }

    boolean atWork() {
        return !gate.isShut();
    }

    @Override
    public void close() {
        gate.close();
        threads.forEach(Thread::interrupt);
    }
}
