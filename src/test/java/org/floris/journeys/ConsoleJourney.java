package org.floris.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People look at the hub and move a batch, in a browser. */
class ConsoleJourney extends HubInABox {
    private static Chromium chromium;
    private static boolean wasAtWork;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void noBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, en, false", "1280, ru, true", "1920, en, true", "1920, ru, false"})
    void everyPageIsWhole(int width, String language, boolean dark) throws Throwable {
        somebodyWorks();
        try (ConsoleVisit visit = visit(width, language, dark)) {
            visit.logIn("admin");
            visit.page().waitForTimeout(2500);
            visit.lookOver("overview");
            visit.open("/exchanges", "exchanges");
            visit.open("/exchanges?state=in_doubt&user=nobody", "exchanges-none");
            visit.openFirstRow("/exchanges?state=done", "exchange");
            visit.openFirstRow("/exchanges?state=reversed", "exchange-reversed");
            visit.open("/batches", "batches");
            visit.openFirstRow("/batches", "batch");
            visit.page().click("[data-opens=take]");
            visit.lookOver("batch-dialog");
            visit.open("/batches/new", "batch-new");
            visit.open("/usage", "usage");
            visit.page().click("[data-shows=usage-map]");
            visit.page().waitForTimeout(1000);
            visit.lookOver("usage-map");
            visit.open("/systems", "systems");
            visit.open("/systems/forsage", "system");
            visit.open("/search?q=a", "search");
            visit.page().keyboard().press("?");
            visit.lookOver("keys");
            visit.whileComplaintsAreExpected(() -> visit.page().navigate(url() + "/nowhere"));
            visit.lookOver("not-found");
        }
    }

    @Test
    void aBatchIsSwitchedAndRolledBackThroughItsPage() {
        try (ConsoleVisit visit = visit(1280, "en", false)) {
            visit.logIn("engineer");
            Page page = visit.page();
            String name = "Wave " + UUID.randomUUID().toString().substring(0, 8);
            page.navigate(url() + "/batches/new");
            page.fill("#batch [name=name]", name);
            page.selectOption("#batch [name=target]", "loris");
            page.fill("#batch [name=count]", "5");
            page.click("#batch button.first");
            assertThat(page.locator("h1")).hasText(name);

            take(page, name, "wrong name", "Switch");
            assertThat(page.locator(".notice")).containsText("5 users were moved");
            assertThat(page.locator(".sentence .state")).containsText("Switched");

            take(page, name, name + "x", "Roll back");
            assertThat(page.locator(".notice")).containsText("5 users were moved back");
            assertThat(page.locator(".sentence .state")).containsText("Rolled back");
        }
    }

    /** The button stays off until the right name is typed. */
    private static void take(Page page, String name, String wrong, String step) {
        page.click("[data-opens=take]");
        Locator button = page.locator("#take [data-dangerous]");
        assertThat(button).hasText(step);
        page.fill("#take [name=typed]", wrong);
        assertThat(button).isDisabled();
        page.fill("#take [name=typed]", name);
        button.click();
        page.waitForLoadState();
    }

    @Test
    void theOverviewLivesAndTellsWhenItDoesNot() throws Throwable {
        try (ConsoleVisit visit = visit(1280, "en", false)) {
            visit.logIn("viewer");
            Page page = visit.page();
            Locator asOf = page.locator("#as-of");
            assertThat(asOf).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
            String first = asOf.textContent();
            assertThat(asOf).not().hasText(first);

            page.click("#pause");
            String still = asOf.textContent();
            page.waitForTimeout(2500);
            assertThat(asOf).hasText(still);
            page.click("#pause");
            assertThat(asOf).not().hasText(still);

            visit.whileComplaintsAreExpected(() -> {
                page.route("**/overview/live", route -> route.abort());
                page.click("#pause");
                page.click("#pause");
                assertThat(page.locator("#lost")).isVisible();
                page.unroute("**/overview/live");
                assertThat(page.locator("#lost"))
                        .isHidden(new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions()
                                .setTimeout(15_000));
            });
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (ConsoleVisit visit = visit(1280, "en", false)) {
            somebodyWorks();
            visit.logIn("viewer");
            Page page = visit.page();
            page.keyboard().press("g");
            page.keyboard().press("e");
            page.waitForURL(url() + "/exchanges");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/exchanges/[0-9a-f-]{36}"));
            page.keyboard().press("/");
            page.keyboard().type("loris");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/search\\?q=loris"));
        }
    }

    @Test
    void aViewerMovesNobody() throws Throwable {
        try (ConsoleVisit visit = visit(1280, "en", false)) {
            visit.logIn("viewer");
            Page page = visit.page();
            page.navigate(url() + "/batches");
            assertThat(page.locator("a[href='/batches/new']")).hasCount(0);
            visit.whileComplaintsAreExpected(() -> {
                Object status = page.evaluate(
                        """
                        async () => (await fetch('/batches', { method: 'POST', headers: {
                          [document.querySelector('meta[name=csrf]').dataset.header]:
                            document.querySelector('meta[name=csrf]').content } })).status
                        """);
                assertThat(status).isEqualTo(403);
            });
        }
    }

    @Test
    void strangersAreToldToLogInEachInHisOwnWay() {
        assertThat(plain("/api/v1/batches").statusCode()).isEqualTo(401);
        assertThat(plain("/api/v1/batches").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(plain("/batches").statusCode()).isEqualTo(302);
        assertThat(plain("/batches").headers().firstValue("Location"))
                .hasValueSatisfying(login -> assertThat(login).endsWith("/login"));
        assertThat(plain("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(plain("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
    }

    @Test
    void aPageWeighsLittleWithoutItsCharts() {
        try (ConsoleVisit visit = visit(1280, "en", false)) {
            visit.logIn("viewer");
            visit.page().navigate(url() + "/exchanges");
            visit.page().waitForTimeout(500);
            List<?> loaded =
                    (List<?>) visit.page().evaluate("performance.getEntriesByType('resource').map((one) => one.name)");
            assertThat(loaded).noneMatch(name -> name.toString().contains("echarts"));
            Object bytes = visit.page()
                    .evaluate(
                            """
                    ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
                      .reduce((sum, one) => sum + one.decodedBodySize, 0)
                    """);
            assertThat((Integer) bytes).isBetween(20_000, 300 * 1024);
        }
    }

    private java.net.http.HttpResponse<String> plain(String path) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create(url() + path))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private ConsoleVisit visit(int width, String language, boolean dark) {
        return new ConsoleVisit(chromium.browser(), url(), width, language, dark);
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A few writes that end in different states, and a batch, so that the pages have something to show. */
    private void somebodyWorks() {
        if (wasAtWork) {
            return;
        }
        wasAtWork = true;
        List<String> sellers = new ArrayList<>();
        for (JsonNode user : admin("forsage", "/sandbox/users")) {
            if (user.path("department").asText().equals("sales")) {
                sellers.add(user.path("login").asText());
            }
        }
        for (int i = 0; i < 20; i++) {
            PlainSoap facade = facade("forsage", i % 2 == 0, sellers.get(i % sellers.size()));
            facade.update(
                    "contact",
                    sample("forsage", "contact", i),
                    PlainSoap.string("mobilephone", "+7916555000" + i % 10));
            facade.create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "Позвонить клиенту"));
            facade.retrieve("contact", sample("forsage", "contact", i), "fullname");
        }
        breakIt("loris", "{\"kind\": \"REFUSAL\", \"count\": 1, \"operation\": \"Update\"}");
        facade("forsage", true, sellers.get(0))
                .update("contact", sample("forsage", "contact", 3), PlainSoap.string("mobilephone", "+79165550099"));
        api(
                "POST",
                "/api/v1/batches",
                "{\"name\": \"Wave of " + UUID.randomUUID() + "\", \"target\": \"loris\", \"count\": 12}");
    }
}
