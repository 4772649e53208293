package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;

/** The people at work. */
final class Office implements AutoCloseable {
    private static final Duration PROGRAM_WAITS = Duration.ofSeconds(20);
    private static final Duration PAGE_WAITS = Duration.ofSeconds(20);
    private static final int HOT = 8;

    private final Notebook notebook;
    private final Gate gate = new Gate();
    private final List<Thread> threads = new ArrayList<>();

    Office(MachineRoom room, Notebook notebook, int people, long seed) {
        this.notebook = notebook;
        List<UUID> hot = new ArrayList<>();
        List<Person> persons = new ArrayList<>();
        for (String system : List.of("forsage", "loris")) {
            String department = system.equals("forsage") ? "sales" : "underwriting";
            List<String> logins = logins(room, department, people / 2);
            for (String login : logins) {
                Soap facade = new Soap(facade(room, system), login, PROGRAM_WAITS);
                Soap pages = new Soap(room.crms().address(system).toString(), login, PAGE_WAITS);
                persons.add(new Person(login, facade, pages, hot, notebook, gate, seed++));
            }
            if (hot.isEmpty()) {
                Soap facade = new Soap(facade(room, system), logins.get(0), PROGRAM_WAITS);
                for (int number = 0; number < HOT; number++) {
                    hot.add(client(facade, logins.get(0)));
                }
            }
        }
        persons.forEach(person -> threads.add(new Thread(person, "person-" + threads.size())));
        threads.forEach(Thread::start);
    }

    private static String facade(MachineRoom room, String system) {
        return "http://127.0.0.1:" + room.front().port() + "/xrm/" + system + "/XRMServices/2011/Organization.svc";
    }

    /** A client whom everybody writes. */
    private UUID client(Soap facade, String login) {
        String serial = notebook.nextSerial();
        UUID id = UUID.randomUUID();
        long sent = System.nanoTime();
        String messageId = "urn:uuid:" + UUID.randomUUID();
        Soap.Answer answer = facade.send(
                Message.create("contact", id, Message.text("lastname", "Общий") + Message.text("description", serial)),
                messageId);
        if (!answer.done()) {
            throw new IllegalStateException("A client could not be made: " + answer.message());
        }
        notebook.note(new Write(
                serial,
                Optional.of(messageId),
                login,
                "program",
                Operation.CREATE,
                "contact",
                id,
                true,
                Optional.empty(),
                sent,
                System.nanoTime(),
                Told.ACKNOWLEDGED,
                ""));
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
