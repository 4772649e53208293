package org.floris.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator takes a mirror out of use, sees what it is owed, and puts it into use again. */
class DeferredPageJourney extends HubInABox {
    private static Chromium chromium;

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

    @AfterEach
    void lorisIsInUse() {
        api("DELETE", "/api/v1/systems/loris/maintenance", null);
    }

    @Test
    void whatAMirrorIsOwedIsSeenBySystemEntityAndBatchUntilItIsInUseAgain() {
        String login = user("sales");
        String name = login.substring(login.indexOf('\\') + 1);
        String batch = "Owed " + UUID.randomUUID().toString().substring(0, 8);
        api(
                "POST",
                "/api/v1/batches",
                "{\"name\": \"" + batch + "\", \"target\": \"loris\", \"logins\": [\"" + name + "\"]}");
        String task = UUID.randomUUID().toString();
        try (ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), 1280, "en", false)) {
            visit.logIn("operator");
            Page page = visit.page();
            takeOutOfUse(visit);
            assertThat(facade("forsage", false, login)
                            .create("task", task, PlainSoap.string("subject", "Call back"))
                            .fault())
                    .isFalse();

            visit.open("/deferred", "deferred");
            assertThat(page.locator("#owed-rows")).containsText("task");
            assertThat(page.locator("#debts")).containsText(batch);
            assertThat(page.locator("#results")).containsText(task.substring(24));
            page.click("[data-shows=owed-chart]");
            page.waitForSelector("#owed-chart canvas");
            visit.lookOver("deferred-chart");
            seenAtAGlanceInRussian();

            page.navigate(url() + "/systems/loris");
            visit.lookOver("system-in-maintenance");
            page.locator(".sentence button").click();
            assertThat(page.locator(".notice")).containsText("in use again");
            page.navigate(url() + "/deferred");
            assertThat(page.locator("#results"))
                    .not()
                    .containsText(task.substring(24), new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            assertThat(page.locator("#by-system")).isHidden();
            visit.open("/deferred", "deferred-none");
            assertThat(page.locator("#sentence")).containsText("Every mirror has everything");
        }
        assertThat(crm("loris", login).retrieve("task", task, "subject").attribute("subject"))
                .isEqualTo("Call back");
    }

    private void takeOutOfUse(ConsoleVisit visit) {
        Page page = visit.page();
        page.navigate(url() + "/systems/loris");
        page.click("[data-opens=maintenance]");
        visit.lookOver("maintenance-dialog");
        Locator button = page.locator("#maintenance [data-dangerous]");
        page.fill("#maintenance [name=reason]", "update until 22:00");
        page.fill("#maintenance [name=typed]", "forsage");
        assertThat(button).isDisabled();
        page.fill("#maintenance [name=typed]", "loris");
        button.click();
        assertThat(page.locator(".sentence")).containsText("update until 22:00");
    }

    private void seenAtAGlanceInRussian() {
        try (ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), 1920, "ru", true)) {
            visit.logIn("viewer");
            Locator dirty = visit.page().locator(".glance a[href='/deferred'] .some");
            assertThat(dirty).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            visit.lookOver("overview-owed");
            visit.open("/deferred", "deferred");
            assertThat(visit.page().locator("#results")).containsText("loris на обслуживании");
            visit.page().navigate(url() + "/systems/loris");
            assertThat(visit.page().locator(".sentence button, [data-opens=maintenance]"))
                    .hasCount(0);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
