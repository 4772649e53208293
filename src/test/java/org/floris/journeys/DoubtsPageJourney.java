package org.floris.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator finds what is in doubt, learns why, and has the hub look again once its cause is gone. */
class DoubtsPageJourney extends HubInABox {
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

    @Test
    void whatIsInDoubtIsSeenWithItsReasonAndSettledByALookOnceItCanBe() {
        String login = user("sales");
        // An application: what may be deferred would not stay in doubt while its mirror is away.
        String application = UUID.randomUUID().toString();
        assertThat(facade("forsage", false, login)
                        .create(
                                "opportunity",
                                application,
                                PlainSoap.string("name", "Mortgage")
                                        + PlainSoap.lookup("customerid", "contact", sample("forsage", "contact", 5)))
                        .fault())
                .isFalse();
        breakIt("loris", "{\"kind\": \"DROP_AFTER\", \"count\": 1, \"operation\": \"Update\"}");
        assertThat(facade("forsage", false, login)
                        .update("opportunity", application, PlainSoap.string("name", "Mortgage of a house"))
                        .fault())
                .isTrue();
        breakIt("loris", "{\"kind\": \"DOWN\"}");
        try (ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), 1280, "en", false)) {
            visit.logIn("operator");
            Page page = visit.page();
            visit.open("/in-doubt", "in-doubt");
            Locator row = page.locator("#doubts tbody tr:has-text('" + application.substring(24) + "')");
            assertThat(row).containsText("loris cannot be asked; it is asked again.");
            assertThat(row).containsText(login.substring(login.indexOf('\\') + 1));
            assertThat(row.locator("time[data-in]")).hasCount(1);
            try (ConsoleVisit russian = new ConsoleVisit(chromium.browser(), url(), 1920, "ru", true)) {
                russian.logIn("viewer");
                russian.open("/in-doubt", "in-doubt");
                assertThat(russian.page().locator("#doubts")).containsText("loris не отвечает; хаб спросит ещё раз.");
                assertThat(russian.page().locator("form[action$=look]")).hasCount(0);
            }

            // The hub may be looking by itself at the same moment; then nobody else looks, and the notice says so.
            await(() -> {
                row.locator("button", new Locator.LocatorOptions().setHasText("Look now"))
                        .click();
                return page.locator(".notice").textContent().contains("Still in doubt");
            });

            heal("loris");
            assertThat(page.locator("#doubts"))
                    .not()
                    .containsText(
                            application.substring(24),
                            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(45_000));
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
