package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.crash.Write.Operation;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.FaultRule.Kind;

/** Somebody who decides findings, of which he has seen to it that there are enough, at the hub that shall die of it. */
final class Decisions implements AutoCloseable {
    private static final Crm HOME = Crm.FORSAGE;
    private static final Crm MIRROR = Crm.LORIS;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 10;

    private final MachineRoom room;
    private final Replicas replicas;
    private final Desk desk;
    private final Random random;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::decide, "decisions");
    private volatile boolean over;

    private Decisions(Scene scene) {
        this.room = scene.room();
        this.replicas = scene.replicas();
        this.random = scene.random();
        this.desk = scene.deskOf(HOME);
    }

    static Decisions among(Scene scene) {
        Decisions decisions = new Decisions(scene);
        decisions.prepare();
        decisions.thread.start();
        return decisions;
    }

    /** What a mirror was owed and refused becomes a finding. */
    private void prepare() {
        List<UUID> tasks = new ArrayList<>();
        while (tasks.size() < AT_ONCE && !over) {
            UUID task = UUID.randomUUID();
            if (write(Operation.CREATE, task)) {
                tasks.add(task);
            }
        }
        tasks.forEach(task -> own.add("task/" + task));
        Weather.during(
                room,
                MIRROR,
                () -> tasks.forEach(task -> {
                    FaultRule refusal = new FaultRule(
                            "refused-" + task,
                            Kind.REFUSAL,
                            "Update",
                            "task",
                            task,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
                    room.crms().faults(MIRROR.system()).add(refusal);
                    write(Operation.UPDATE, task);
                }));
        Pause.until(() -> open().size() >= AT_ONCE, PATIENCE);
        tasks.forEach(task -> room.crms().faults(MIRROR.system()).remove("refused-" + task));
    }

    private boolean write(Operation operation, UUID task) {
        String serial = desk.nextSerial();
        String attributes = Message.text("subject", serial) + Message.text("description", serial);
        Message message = operation == Operation.CREATE
                ? Message.create("task", task, attributes)
                : Message.update("task", task, attributes);
        Write planned = Write.planned(serial, desk.login(), Write.PROGRAM, operation, "task", task, Optional.empty());
        return desk.write(planned, message, random).acknowledged();
    }

    private void decide() {
        while (!over) {
            List<String> open = open();
            if (open.isEmpty()) {
                prepare();
            } else {
                replicas.ordered().ifPresent(hub -> Rest.attempt(() -> takeHome(hub.port(), open.get(0))));
            }
            Pause.millis(50);
        }
        Pause.until(
                () -> {
                    open().forEach(finding ->
                            Rest.attempt(() -> takeHome(room.front().port(), finding)));
                    return open().isEmpty();
                },
                PATIENCE);
    }

    private void takeHome(int port, String finding) {
        Rest.post(address(port, finding + "/take-home"), "");
    }

    /** What others' writes have left is tried again as it is: a decision for what home has now would pass over some of them. */
    private List<String> open() {
        List<String> open = new ArrayList<>();
        Rest.attempt(() -> {
            for (JsonNode finding : Rest.get(address(room.front().port(), "?state=open&kind=parked&limit=200"))
                    .path("items")) {
                if (own.contains(finding.path("record").asText())) {
                    open.add(finding.path("id").asText());
                }
            }
        });
        return open;
    }

    private static URI address(int port, String path) {
        String findings = "http://127.0.0.1:" + port + "/api/v1/findings";
        return URI.create(findings + (path.startsWith("?") ? path : "/" + path));
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
