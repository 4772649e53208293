package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.StatefulService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mirror is away and comes back: nobody's work stops, and nothing is lost, doubled or out of order. */
class DeferredJourney extends HubInABox {
    private static final int TASKS = 10;
    private static final int WRITES_EACH = 20;

    /** Long before the hub reminds itself of what has waited, at half a minute: nothing may need that. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    private CamelContext camel;

    private String seller;

    @BeforeEach
    void aSeller() {
        seller = user("sales");
        await(() -> status("loris").equals("fine"));
    }

    @AfterEach
    void bothAreInUse() {
        inUse("forsage");
        inUse("loris");
    }

    @Test
    void whatWasWrittenWhileTheMirrorWasDownIsThereInOrderSoonAfterItIsBack() throws Exception {
        List<String> tasks = IntStream.range(0, TASKS).mapToObj(n -> newTask()).toList();
        breakIt("loris", "{\"kind\": \"DOWN\"}");
        await(() -> status("loris").equals("wrong"));

        write(tasks);

        assertThat(dirty()).isEqualTo((long) TASKS * WRITES_EACH);
        assertThat(subject("forsage", tasks.get(0))).isEqualTo("20");
        heal("loris");
        Instant back = Instant.now();
        await(() -> dirty() == 0);
        Duration took = Duration.between(back, Instant.now());
        System.out.println("Delivered " + TASKS * WRITES_EACH + " changes within " + took.toMillis() + " ms");
        for (String task : tasks) {
            assertThat(committed("loris", task))
                    .isEqualTo(IntStream.rangeClosed(0, WRITES_EACH)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(states(task)).containsOnly("done");
        }
    }

    @Test
    void aWriteThatBrokeOffWhenTheMirrorWentDownHoldsItsRecordOnlyUntilItCannotArriveAnyMore() throws Exception {
        String task = newTask();
        breakIt("loris", "{\"kind\": \"DOWN\"}");
        facade("forsage", false, seller).update("task", task, PlainSoap.string("subject", "1"));

        await(() -> !states(task).contains("in_doubt"));
        rename(task, 2);
        assertThat(states(task)).doesNotContain("open", "in_doubt");
        heal("loris");
        await(() -> dirty() == 0);

        assertThat(committed("loris", task)).endsWith("2").isSubsetOf("0", "1", "2");
        assertThat(committed("forsage", task)).endsWith("2");
    }

    @Test
    void whatIsOwedGoesByItselfSoonAfterEachMaintenanceOfEitherSystem() throws Exception {
        String underwriter = user("underwriting");
        for (boolean closed : new boolean[] {false, true}) {
            goesAfterMaintenance("loris", "forsage", seller, closed);
            goesAfterMaintenance("forsage", "loris", underwriter, closed);
        }
    }

    /** @param closed whether the hub has noticed before the writes that it need not try */
    private void goesAfterMaintenance(String mirror, String home, String login, boolean closed) throws Exception {
        String gone = newTask(home, login);
        outOfUse(mirror);
        if (closed) {
            await(() -> ((StatefulService)
                            camel.getRoute("bridge/deliver/" + mirror).getConsumer())
                    .isSuspended());
        }
        String task = newTask(home, login);
        rename(home, login, task, 1);
        assertThat(states(task)).containsExactly("deferred", "deferred");
        assertThat(facade(home, false, login).delete("task", gone).status()).isEqualTo(200);
        assertThat(crm(mirror, "floris-hub").retrieve("task", gone).fault()).isFalse();

        inUse(mirror);
        Instant back = Instant.now();
        await(() -> !states(task).contains("deferred") && !states(gone).contains("deferred"));

        assertThat(Duration.between(back, Instant.now()))
                .as("what " + mirror + " was owed")
                .isLessThan(SOON);
        assertThat(states(task)).containsExactly("done", "done");
        assertThat(committed(mirror, task)).containsExactly("0", "1");
        assertThat(states(gone)).containsExactly("done", "done");
        assertThat(crm(mirror, "floris-hub").retrieve("task", gone).fault()).isTrue();
    }

    @Test
    void aChangeThatTheMirrorRefusesParksWithItsRecordAloneUntilItIsReplayed() throws Exception {
        String refused = newTask();
        String other = newTask();
        outOfUse("loris");
        rename(refused, 1);
        rename(refused, 2);
        rename(other, 1);
        breakIt("loris", "{\"kind\": \"REFUSAL\", \"operation\": \"Update\", \"recordId\": \"" + refused + "\"}");
        inUse("loris");
        await(() -> states(refused).contains("parked") && !states(other).contains("deferred"));

        assertThat(committed("loris", other)).containsExactly("0", "1");
        assertThat(states(refused)).containsExactlyInAnyOrder("deferred", "parked", "done");

        heal("loris");
        String parked =
                "{\"system\": \"loris\", \"state\": \"parked\", \"record\": \"task/" + refused + "\", \"dryRun\": ";
        assertThat(outcomes(parked + "true}")).hasToString("{\"would-write\":1}");
        assertThat(committed("loris", refused)).containsExactly("0");
        assertThat(outcomes(parked + "false}")).hasToString("{\"written\":1}");
        await(() -> dirty() == 0);
        assertThat(committed("loris", refused)).containsExactly("0", "1", "2");
    }

    /** What a replay comes to. */
    private JsonNode outcomes(String replay) {
        String path = "/api/v1/replays/"
                + api("POST", "/api/v1/replays", replay).path("id").asText();
        await(() -> api("GET", path, null).path("state").asText().equals("done"));
        return api("GET", path, null).path("outcomes");
    }

    private void outOfUse(String system) {
        api("PUT", "/api/v1/systems/" + system + "/maintenance", "{\"reason\": \"New release\"}");
    }

    private void inUse(String system) {
        api("DELETE", "/api/v1/systems/" + system + "/maintenance", null);
    }

    private void write(List<String> tasks) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (String task : tasks) {
                work.add(people.submit(
                        () -> IntStream.rangeClosed(1, WRITES_EACH).forEach(n -> rename(task, n))));
            }
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private String newTask() {
        return newTask("forsage", seller);
    }

    private String newTask(String home, String login) {
        PlainSoap.Answer answer = facade(home, false, login)
                .create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "0"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("CreateResult");
    }

    private void rename(String task, int number) {
        rename("forsage", seller, task, number);
    }

    private void rename(String home, String login, String task, int number) {
        PlainSoap.Answer answer =
                facade(home, false, login).update("task", task, PlainSoap.string("subject", Integer.toString(number)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String subject(String system, String task) {
        return crm(system, "floris-hub").retrieve("task", task).attribute("subject");
    }

    private long dirty() {
        return api("GET", "/api/v1/deferred/summary", null).path("dirty").asLong();
    }

    private String status(String system) {
        return api("GET", "/api/v1/systems/" + system, null).path("state").asText();
    }

    private List<String> states(String task) {
        List<String> states = new ArrayList<>();
        JsonNode page = api("GET", "/api/v1/exchanges?record=" + task + "&limit=100", null);
        page.path("items").forEach(exchange -> states.add(exchange.path("state").asText()));
        return states;
    }

    /** The subjects that the system has committed for the task, in the order of its own log. */
    private List<String> committed(String system, String task) throws IOException {
        Pattern subject = Pattern.compile("\"subject\"\\s*:\\s*\"(\\d+)\"");
        List<String> subjects = new ArrayList<>();
        for (String line : Files.readAllLines(log(system))) {
            Matcher found = subject.matcher(line);
            if (line.contains(task) && found.find()) {
                subjects.add(found.group(1));
            }
        }
        return subjects;
    }

    private Path log(String system) {
        return Path.of(environment.getRequiredProperty("floris.data-directory"), "sandbox", system + ".log");
    }
}
