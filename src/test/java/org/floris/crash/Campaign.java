package org.floris.crash;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.floris.crash.Verdict.Kind;

/** Lets one fault after the other happen to a hub at work, and has everything judged after each. */
final class Campaign implements AutoCloseable {
    static final String JSON = "crash-report.json";
    static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);

    private static final int STORIES = 5;

    private final MachineRoom room;
    private final Notebook notebook = new Notebook();
    private final Doubts doubts;
    private final Replicas replicas;
    private final Ears ears;
    private final Court court;
    private final Path reports;
    private final Random random;
    private final Report report;
    private final long begun = System.nanoTime();
    private Office office;
    private Scene scene;

    /**
     * @param reports where the table stands, as far as it has come
     * @param often   whether hubs will be started often
     */
    Campaign(Path directory, Path reports, Report report, long seed, boolean often) {
        this.reports = reports;
        this.report = report;
        random = new Random(seed);
        room = new MachineRoom(directory, often);
        doubts = new Doubts(room.postgres().client());
        replicas = new Replicas(room, doubts);
        ears = new Ears(room.broker().url(), List.of("task", "client", "application"));
        court = new Court(room, notebook, ears);
    }

    void open(int people) {
        replicas.start();
        String load = "http://127.0.0.1:" + room.front().port() + "/api/v1/first-load";
        Pause.until(
                () -> Rest.get(URI.create(load)).path("state").asText().equalsIgnoreCase("done"),
                Duration.ofSeconds(60));
        say("hubs, database, broker and both CRMs are up");
        office = new Office(room, notebook, people, random.nextLong(), replicas::starting);
        scene = new Scene(room, replicas, office, random);
        Fault.drizzle(room);
    }

    void perform(Fault fault) {
        List<Write> before = notebook.writes();
        Stages stages = new Stages();
        office.work();
        Pause.millis(300);
        int times = fault.incident().happen(scene, fault.wanted());
        stages.end("happened");
        Pause.millis(300);
        replicas.awaitAll();
        stages.end("up again");
        office.pause();
        stages.end("answered");
        Duration settled = longer(replicas.settled(), doubts.awaitNone());
        stages.end("settled");
        deliver();
        hearOut();
        stages.end("heard");
        List<Write> writes = notebook.writes();
        List<Court.Case> found = court.sit();
        stages.end("judged");
        Row row = row(
                fault.title(),
                fault.performed(times),
                times,
                writes.subList(before.size(), writes.size()),
                found,
                settled);
        report.add(row);
        writeReport();
        say(
                "%-28s %3d times, %5d acknowledged, %3d refused, %3d unknown, %d lost, %d doubled, %d diverged, settled in %.1f s%s (%s)"
                        .formatted(
                                row.fault(),
                                row.times(),
                                row.acknowledged(),
                                row.refused(),
                                row.unknown(),
                                row.lost(),
                                row.doubled(),
                                row.diverged(),
                                settled.toMillis() / 1000.0,
                                row.remark().isEmpty() ? "" : " " + row.remark(),
                                stages));
    }

    private Row row(
            String title, int performed, int times, List<Write> writes, List<Court.Case> found, Duration settled) {
        found.forEach(one -> say(one.verdict().kind() + ": " + one.verdict().what()));
        found.stream().map(Court.Case::story).distinct().limit(STORIES).forEach(System.out::println);
        return new Row(
                title,
                performed,
                times,
                count(writes, Write.Told.ACKNOWLEDGED),
                count(writes, Write.Told.REFUSED),
                count(writes, Write.Told.UNKNOWN),
                count(found, Kind.LOST),
                count(found, Kind.DOUBLED),
                count(found, Kind.DIVERGED),
                settled,
                settled.compareTo(SETTLES_WITHIN) > 0 ? "in doubt for too long" : "");
    }

    /** Everything once more, when all is over. */
    void judgeAtLast() {
        Duration settled = doubts.awaitNone();
        report.add(row("at the end", 1, 1, List.of(), court.sitAtLast(), settled));
        writeReport();
    }

    private void writeReport() {
        report.write(reports.resolve("crash-report.md"), reports.resolve(JSON));
    }

    /** What a mirror has refused for a reason that is gone again waits for a person, who lets it be tried again. */
    private void deliver() {
        URI replays = URI.create("http://127.0.0.1:" + room.front().port() + "/api/v1/replays");
        boolean delivered = doubts.awaitDelivered(
                () -> Rest.attempt(() -> Rest.post(replays, "{\"state\": \"parked\", \"ratePerSecond\": 1000}")));
        if (!delivered) {
            say("mirrors are still owed something");
        }
        doubts.awaitNone();
    }

    /** The events have left the outbox; the ears may still be at it. */
    private void hearOut() {
        long done = room.postgres()
                .client()
                .sql(
                        "select count(*) from exchange where state = 'DONE' and entity in ('task', 'client', 'application')")
                .query(Long.class)
                .single();
        Pause.until(() -> ears.exchanges() >= done, Duration.ofSeconds(5));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static long count(List<Write> writes, Write.Told told) {
        return writes.stream().filter(write -> write.told() == told).count();
    }

    private static long count(List<Court.Case> cases, Kind kind) {
        return cases.stream().filter(one -> one.verdict().kind() == kind).count();
    }

    private void say(String text) {
        System.out.printf("[crash %4d s] %s%n", (System.nanoTime() - begun) / 1_000_000_000, text);
    }

    @Override
    public void close() {
        if (office != null) {
            office.close();
        }
        ears.close();
        replicas.close();
        room.close();
    }
}
