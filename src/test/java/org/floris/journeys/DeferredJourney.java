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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mirror is away and comes back: nobody's work stops, and nothing is lost, doubled or out of order. */
class DeferredJourney extends HubInABox {
    private static final int TASKS = 10;
    private static final int WRITES_EACH = 20;

    private String seller;

    @BeforeEach
    void aSeller() {
        seller = user("sales");
        await(() -> status("loris").equals("fine"));
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
        PlainSoap.Answer answer = facade("forsage", false, seller)
                .create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "0"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("CreateResult");
    }

    private void rename(String task, int number) {
        PlainSoap.Answer answer = facade("forsage", false, seller)
                .update("task", task, PlainSoap.string("subject", Integer.toString(number)));
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
