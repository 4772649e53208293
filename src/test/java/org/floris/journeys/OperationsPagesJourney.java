package org.floris.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the command line does for the people who keep the hub running, its pages do too, in both languages. */
class OperationsPagesJourney extends HubInABox {
    private static final String TASKS = "floris.events.task";
    private static final String EARS = "operations-pages";
    private static Chromium chromium;
    private static ConsoleVisit visit;
    private static ConsoleVisit russian;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private EmbeddedActiveMQ broker;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void noBrowser() {
        if (chromium != null) {
            visit = null;
            russian = null;
            chromium.close();
        }
    }

    @BeforeEach
    void twoAdministratorsLogIn() {
        if (visit == null) {
            visit = visit(1280, "en", false, "admin");
            russian = visit(1920, "ru", true, "admin");
        }
    }

    @AfterEach
    void everythingIsInUse() {
        broker.getActiveMQServer().getAddressSettingsRepository().removeMatch(TASKS);
        api("DELETE", "/api/v1/systems/loris/maintenance", null);
        api("DELETE", "/api/v1/conflicts/scan/pause", null);
    }

    @Test
    void whatIsParkedIsReplayedDryThenStoppedThenForGood() {
        List<String> tasks = parked(4);
        Page page = visit.page();
        page.navigate(url() + "/deferred?state=parked");
        page.click("#tools a[href^='/replays/new']");
        page.waitForURL("**/replays/new?state=parked");
        page.fill("[name=rate]", "1");
        assertThat(page.locator("#plan form:not([hidden]) [name=rate][value='1']"))
                .hasCount(2);
        lookOver("/replays/new?rate=1&state=parked", "replay-new");
        page.locator("#plan button", new Page.LocatorOptions().setHasText("Dry run"))
                .click();
        page.waitForURL("**/replays/*-*");
        assertThat(page.locator("#sentence")).containsText("It goes through the changes one after the other.");
        russian.page().navigate(page.url());
        russian.lookOver("replay-running");
        page.locator("#sentence button").click();
        assertThat(page.locator("#sentence")).containsText("admin has stopped it.");
        String stopped = "/api/v1/replays/" + page.url().replaceAll(".*/", "");
        assertThat(api("GET", stopped, null).path("done").asInt()).isBetween(0, 3);

        heal("loris");
        page.locator("#sentence a").click();
        page.waitForURL("**/replays/new?*");
        page.fill("[name=rate]", "50");
        assertThat(page.locator("#plan form:not([hidden]) [name=rate][value='50']"))
                .hasCount(2);
        page.click("[data-opens=start]");
        visit.lookOver("replay-dialog");
        page.click("#start .danger");
        page.waitForURL("**/replays/*-*");
        assertThat(page.locator("#came")).containsText(Pattern.compile("Written\\s*4"), soon());
        assertThat(page.locator("#sentence")).containsText("It has gone through all that matched.", soon());
        lookOver(page.url().substring(url().length()), "replay");
        lookOver("/replays", "replays");
        PlainSoap loris = crm("loris", user("sales"));
        assertThat(tasks).allSatisfy(task -> assertThat(
                        loris.retrieve("task", task, "subject").attribute("subject"))
                .isEqualTo("Call back"));
    }

    @Test
    void anEventThatTheBrokerRefusesIsDroppedOrTriedAgainFromItsPage() throws JMSException {
        topicThatIsFull(() -> {
            Page page = visit.page();
            Stream.of(1, 2).forEach(n -> newTask());
            await(() -> api("GET", "/api/v1/events/parked", null).path("items").size() == 2);
            lookOver("/events", "events");
            assertThat(page.locator("#events")).containsText("The broker refuses it");
            assertThat(russian.page().locator("#events")).containsText("Брокер его не принимает");
            page.locator("#events tbody a").first().click();
            page.waitForURL("**/events/*-*");
            lookOver(page.url().substring(url().length()), "event");
            assertThat(russian.page().locator("main"))
                    .containsText(Pattern.compile("Брокер его не принимает[\\s\\S]*Устраните причину"));
            page.click("[data-opens=drop]");
            visit.lookOver("event-dialog");
            page.fill("#drop [name=typed]", "tusk");
            assertThat(page.locator("#drop [data-dangerous]")).isDisabled();
            page.fill("#drop [name=typed]", "task");
            page.click("#drop [data-dangerous]");
            assertThat(page.locator(".notice")).containsText("The publisher drops it");
            assertThat(page.locator("#events tbody tr"))
                    .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(15_000));

            broker.getActiveMQServer().getAddressSettingsRepository().removeMatch(TASKS);
            page.locator("#events tbody a").click();
            page.waitForURL("**/events/*-*");
            page.locator(".sentence button").click();
            assertThat(page.locator("#events")).containsText("No event is parked", soon());
        });
        lookOver("/recoveries", "recoveries");
        visit.page().navigate(url() + "/conflicts");
        visit.page()
                .locator("#tools button", new Page.LocatorOptions().setHasText("Pause"))
                .click();
        assertThat(visit.page().locator("#sentence")).containsText("admin has paused it");
        lookOver("/conflicts", "conflicts-paused");
        visit.page().locator("#sentence button").click();
        assertThat(visit.page().locator(".notice")).containsText("a scan begins now");
        assertThat(visit.page().locator("#sentence")).containsText("is compared every", soon());
        visit.page().locator("#sentence button").click();
        assertThat(visit.page().locator(".notice")).containsText("A scan begins now");
        lookOver("/conflicts", "conflicts");
    }

    @Test
    void theJournalIsKeptByAdministratorsAlone() throws Throwable {
        String task = newTask();
        String exchange = api("GET", "/api/v1/exchanges?record=" + task, null)
                .at("/items/0/id")
                .asText();
        assertThat(exchange).as("the task's exchange").isNotEmpty();
        String reason = "request " + UUID.randomUUID();
        api("POST", "/api/v1/exchanges/" + exchange + "/unmasked", "{\"reason\": \"" + reason + "\"}");
        try (ConsoleVisit viewer = visit(1280, "en", false, "viewer")) {
            Page page = visit.page();
            lookOver("/journal-retention/plan", "retention-plan");
            page.click("[data-opens=run]");
            visit.lookOver("retention-dialog");
            page.fill("#run [name=typed]", "journal");
            page.click("#run [data-dangerous]");
            assertThat(page.locator(".notice")).containsText("The run has begun");
            assertThat(page.locator("#runs tbody tr").first()).containsText("Done", soon());
            lookOver("/journal-retention", "retention");
            lookOver("/journal-keys", "journal-keys");
            lookOver("/personal-data-views?subject=" + exchange, "personal-data-views");
            assertThat(page.locator("#results")).containsText(reason);

            viewer.page().navigate(url() + "/journal-retention/plan");
            assertThat(viewer.page().locator("[data-opens=run], a[href='/personal-data-views']"))
                    .hasCount(0);
            viewer.whileComplaintsAreExpected(() -> {
                assertThat(viewer.page()
                                .navigate(url() + "/personal-data-views")
                                .status())
                        .isEqualTo(403);
                viewer.page().navigate(url() + "/replays");
                Object answers = viewer.page().evaluate(FORBIDDEN);
                assertThat((List<?>) answers).hasSize(6).allMatch(status -> status.equals(403));
            });
        }
    }

    private static final String FORBIDDEN =
            """
            async () => {
              const csrf = document.querySelector('meta[name=csrf]');
              const id = crypto.randomUUID();
              const paths = ['/replays', `/replays/${id}/stop`, `/events/${id}/retry`, '/conflicts/pause',
                '/journal-retention/runs', '/journal-retention/stop'];
              return Promise.all(paths.map(async (path) => (await fetch(path, { method: 'POST',
                headers: { [csrf.dataset.header]: csrf.content } })).status));
            }
            """;

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);
    }

    private static void lookOver(String path, String picture) {
        visit.open(path, picture);
        russian.open(path, picture);
    }

    private ConsoleVisit visit(int width, String language, boolean dark, String account) {
        ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), width, language, dark);
        visit.logIn(account);
        return visit;
    }

    /** Tasks that loris has refused when it got what it was owed. */
    private List<String> parked(int many) {
        api("PUT", "/api/v1/systems/loris/maintenance", "{\"reason\": \"New release\"}");
        List<String> tasks = Stream.generate(this::newTask).limit(many).toList();
        breakIt("loris", "{\"kind\": \"REFUSAL\", \"operation\": \"Create\"}");
        api("DELETE", "/api/v1/systems/loris/maintenance", null);
        await(() -> api("GET", "/api/v1/deferred/summary", null).path("parked").asInt() == many);
        return tasks;
    }

    private String newTask() {
        String task = UUID.randomUUID().toString();
        assertThat(facade("forsage", false, user("sales"))
                        .create("task", task, PlainSoap.string("subject", "Call back"))
                        .fault())
                .isFalse();
        return task;
    }

    /** Somebody listens to the topic and does not fetch what it keeps for him, until it takes no more. */
    private void topicThatIsFull(Runnable story) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createSharedDurableConsumer(session.createTopic(TASKS), EARS)
                    .close();
            newTask();
            broker.getActiveMQServer()
                    .getAddressSettingsRepository()
                    .addMatch(
                            TASKS,
                            new AddressSettings()
                                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                                    .setMaxSizeBytes(100));
            try {
                story.run();
            } finally {
                session.unsubscribe(EARS);
            }
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
