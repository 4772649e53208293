package org.floris.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.floris.cli.Comparisons;
import org.floris.cli.HubClient;
import org.floris.cli.HubProcess;
import org.floris.cli.Json;
import org.floris.cli.demo.SoapCaller.Answer;

/** The story, step by step. Everything goes through the ways in that a bank has. */
final class Story {
    private static final double EVERY_SECONDS = 2;
    private static final int BATCH = 50;
    private static final int AT_ONCE = 48;
    private static final String BATCH_NAME = "demo-sales-1";

    private final HubProcess process;
    private final HubClient hub;
    private final Map<String, HubClient> systems = new LinkedHashMap<>();
    private final Map<String, String> facades = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final SoapCaller caller;
    private final Work work;
    private final Report report;
    private final int seconds;
    private final int peopleAtMost;
    private Office office;

    Story(
            HubProcess process,
            HubClient hub,
            int port,
            SoapCaller caller,
            Report report,
            int seconds,
            int peopleAtMost) {
        this.process = process;
        this.hub = hub;
        this.caller = caller;
        this.report = report;
        this.seconds = seconds;
        this.peopleAtMost = peopleAtMost;
        system("forsage", "Forsage", port + 1);
        system("loris", "Loris", port + 2);
        this.work = new Work(caller, facades, addresses);
    }

    private void system(String name, String organization, int port) {
        String root = "http://127.0.0.1:" + port;
        systems.put(name, new HubClient(root, "floris-hub", "sandbox"));
        addresses.put(name, root + "/" + organization + "/XRMServices/2011/Organization.svc");
        facades.put(name, hub.url() + "/xrm/" + name + "/XRMServices/2011/Organization.svc");
    }

    /** @param afterKill on what a demo that was killed has left */
    void play(boolean afterKill) {
        ready();
        if (afterKill) {
            new Aftermath(hub, report).play(BATCH_NAME);
        }
        peopleAtWork();
        usage();
        List<Person> members = switchBatch();
        refusingMirror();
        rollBack(members);
        asMuchAsItCarries();
        comparison();
    }

    private void ready() {
        Report.Step step = report.step("Start: the hub, a database, a broker and two CRMs");
        double ready = process.awaitReady();
        step.figure("readySeconds", ready);
        step.must(ready < 30, String.format(Locale.ROOT, "ready after %.1f s at %s", ready, hub.url()));
        long began = System.nanoTime();
        JsonNode load = hub.get("/api/v1/first-load");
        while (!load.path("state").asText().equals("done")) {
            if (System.nanoTime() - began > 300e9) {
                throw new DemoFailure(
                        "The first load did not end: " + load.path("reason").asText());
            }
            pause(500);
            load = hub.get("/api/v1/first-load");
        }
        systems.forEach((name, system) -> {
            long records = 0;
            for (JsonNode count : system.get("/sandbox/status").path("records")) {
                records += count.asLong();
            }
            step.figure(name + "Records", records);
            step.tell(String.format(Locale.ROOT, "%s holds %,d records", name, records));
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        step.figure("links", load.path("links").asLong()).figure("firstLoadSeconds", seconds);
        step.must(
                load.path("links").asLong() > 0,
                String.format(
                        Locale.ROOT,
                        "first load: %,d records in the unified store, %,d links, %,d findings, after %.1f s more",
                        load.path("records").asLong(),
                        load.path("links").asLong(),
                        load.path("findings").asLong(),
                        seconds));
        office = Office.of(hub, systems, peopleAtMost);
    }

    private void peopleAtWork() {
        List<Person> people = office.people();
        Report.Step step = report.step(people.size() + " people at work in both CRMs, a call every "
                + (int) EVERY_SECONDS + " s each, for " + seconds + " s");
        step.must(people.size() == peopleAtMost, people.size() + " people found");
        double arrival = Math.min(20, Math.max(6, seconds / 3.0));
        Work.Result arriving = work.arriving(people, EVERY_SECONDS, arrival);
        arriving.examples().forEach(example -> step.tell("failed: " + example));
        step.must(
                arriving.failures() == 0,
                String.format(
                        Locale.ROOT,
                        "%,d calls while they arrived, in %.0f s: %d failures",
                        arriving.latencies().count(),
                        arriving.seconds(),
                        arriving.failures()));
        step.work(work.atConstantRate(people, EVERY_SECONDS, seconds, new AtomicBoolean(true)));
    }

    private void usage() {
        Report.Step step = report.step("What people use");
        pause(6_000);
        JsonNode usage = hub.get("/api/v1/usage", Map.of("limit", "6"));
        usage.path("items")
                .forEach(row -> step.tell(String.format(
                        Locale.ROOT,
                        "%-8s %-14s %-9s %,8d calls by %,d people",
                        row.path("system").asText(),
                        row.path("entity").asText(),
                        row.path("operation").asText(),
                        row.path("calls").asLong(),
                        row.path("users").asLong())));
        step.figure("counted", usage.path("totalCalls").asLong());
        step.must(
                usage.path("totalCalls").asLong() > 0, usage.path("totalCalls").asLong() + " calls counted");
    }

    private List<Person> switchBatch() {
        Report.Step step = report.step("A batch of " + BATCH + " moves from forsage to loris while its people work");
        ObjectNode wanted =
                Json.object().put("name", BATCH_NAME).put("target", "loris").put("count", BATCH);
        JsonNode batch = hub.post("/api/v1/batches", wanted.put("department", "sales"));
        List<Person> members = members();
        members.forEach(Person::leavePages);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        CompletableFuture<Work.Result> meanwhile =
                CompletableFuture.supplyAsync(() -> work.atConstantRate(office.people(), EVERY_SECONDS, 600, goesOn));
        pause(3_000);
        JsonNode result = hub.post("/api/v1/batches/" + batch.path("id").asText() + "/switch", null);
        step.figure("switchSeconds", result.path("tookMillis").asLong() / 1000.0);
        step.must(
                result.path("moved").asInt() == BATCH,
                result.path("moved").asText() + " people moved in "
                        + result.path("tookMillis").asText() + " ms, the wait for their calls included");
        pause(Math.min(5_000, seconds * 500L));
        goesOn.set(false);
        step.work(meanwhile.join());
        step.must(
                members.stream().allMatch(member -> home(member).equals("loris")),
                "their home is loris, and its alone");
        Person mover = members.get(0);
        Answer atOldAddress = update(mover, "description", "Пишу по старому адресу");
        step.must(
                atOldAddress.isFine()
                        && lastExchange(mover).path("home").asText().equals("loris"),
                "a call at the old forsage address still works and is served by loris");
        return members;
    }

    private List<Person> members() {
        List<Person> members = new ArrayList<>();
        hub.get("/api/v1/batches/" + BATCH_NAME + "/members")
                .path("items")
                .forEach(
                        member -> members.add(office.person(member.path("login").asText())));
        return members;
    }

    private void refusingMirror() {
        Report.Step step = report.step("A mirror refuses, and the write is undone");
        Person person = office.people().stream()
                .filter(someone -> someone.savesPages() && home(someone).equals("forsage"))
                .findFirst()
                .orElseThrow();
        update(person, "nickname", "");
        String before = client(person);
        String text = "Правило банка: изменение отклонено";
        systems.get("loris")
                .send(
                        "PUT",
                        "/sandbox/faults",
                        Json.object()
                                .put("kind", "REFUSAL")
                                .put("operation", "Update")
                                .put("entity", "contact")
                                .put("count", 1)
                                .put("message", text));
        Answer refused = update(person, "mobilephone", "+79990000001");
        systems.get("loris").send("DELETE", "/sandbox/faults", null);
        step.must(!refused.isFine() && refused.body().contains(text), "the caller is told: " + refused.fault());
        step.must(String.valueOf(before).equals(String.valueOf(client(person))), "forsage holds what it held before");
        String state = lastExchange(person).path("state").asText();
        step.must(state.equals("reversed"), "the journal says " + state);
    }

    private void rollBack(List<Person> members) {
        Report.Step step = report.step("The batch is rolled back while its people work");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        CompletableFuture<Work.Result> meanwhile =
                CompletableFuture.supplyAsync(() -> work.atConstantRate(office.people(), EVERY_SECONDS, 600, goesOn));
        pause(2_000);
        JsonNode result = hub.post("/api/v1/batches/" + BATCH_NAME + "/rollback", null);
        pause(Math.min(3_000, seconds * 500L));
        goesOn.set(false);
        step.figure("rollbackSeconds", result.path("tookMillis").asLong() / 1000.0);
        step.must(
                result.path("moved").asInt() == BATCH,
                result.path("moved").asText() + " people are back after "
                        + result.path("tookMillis").asText() + " ms");
        step.work(meanwhile.join());
        step.must(members.stream().allMatch(member -> home(member).equals("forsage")), "their home is forsage again");
    }

    private void asMuchAsItCarries() {
        int time = Math.min(20, Math.max(4, seconds));
        Report.Step step = report.step("As many calls as this machine carries, for " + time + " s");
        step.work(work.asFastAsItGoes(office.people(), AT_ONCE, time));
    }

    private void comparison() {
        Report.Step step = report.step("Comparison of forsage, loris and the unified store");
        awaitQuiet();
        JsonNode comparison = Comparisons.run(hub, progress -> {});
        comparison.path("entities").forEach(entity -> {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%-12s", entity.path("entity").asText()));
            entity.path("counts")
                    .properties()
                    .forEach(count -> line.append(String.format(
                            Locale.ROOT,
                            "  %s %,d",
                            count.getKey(),
                            count.getValue().asLong())));
            step.tell(line + "  differences " + entity.path("differences").asText());
            entity.path("examples").forEach(example -> step.tell("  " + example));
        });
        step.figure("differences", comparison.path("differences").asLong());
        step.figure("seconds", comparison.path("seconds").asDouble());
        step.must(
                comparison.path("state").asText().equals("same"),
                comparison.path("reason").asText() + " Took "
                        + comparison.path("seconds").asText() + " s.");
    }

    /** Nothing may be under way while three stores are compared. */
    private void awaitQuiet() {
        for (int look = 0; look < 60; look++) {
            JsonNode open = hub.get("/api/v1/exchanges", Map.of("state", "open,in_doubt,deferred", "limit", "1"));
            if (open.path("items").isEmpty()) {
                return;
            }
            pause(500);
        }
    }

    private Answer update(Person person, String attribute, String value) {
        return caller.call(
                facades.get("forsage"),
                person.login(),
                Messages.update("contact", person.client(0), Messages.text(attribute, value)));
    }

    /** What forsage itself holds. */
    private String client(Person person) {
        return caller.call(
                        addresses.get("forsage"),
                        person.login(),
                        Messages.retrieve("contact", person.client(0), "mobilephone"))
                .attribute("mobilephone");
    }

    private String home(Person person) {
        return hub.get("/api/v1/users/" + person.login()).path("home").asText();
    }

    private JsonNode lastExchange(Person person) {
        return hub.get("/api/v1/exchanges", Map.of("login", person.login(), "limit", "1"))
                .path("items")
                .path(0);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
    }
}
