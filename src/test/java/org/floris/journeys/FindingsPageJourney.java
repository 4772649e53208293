package org.floris.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator decides what no rule could: he sees both sides, the plan, and what came of it. */
class FindingsPageJourney extends HubInABox {
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
    void whatNoRuleDecidesIsDecidedOnItsPageAndTheSecondWhoTriesLearnsWhoWasFirst() {
        String login = user("sales");
        String task = leftToPeople(login);
        try (ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), 1280, "en", false);
                ConsoleVisit second = new ConsoleVisit(chromium.browser(), url(), 1920, "ru", true)) {
            visit.logIn("operator");
            Page page = visit.page();
            await(() -> {
                page.navigate(url() + "/findings?record=" + task);
                return page.locator("#results tbody tr").count() == 1;
            });
            visit.lookOver("findings");
            page.locator("#results tbody a.row").click();
            page.waitForURL("**/findings/*");
            visit.lookOver("finding");
            assertThat(page.locator(".compared .differs")).containsText("Differs");
            String finding = page.url();

            second.logIn("admin");
            second.page().navigate(finding + "/decide/take-mirror");
            second.lookOver("decide");
            second.page().navigate(finding);
            second.lookOver("finding");

            page.click("a[href$=take-home]");
            visit.lookOver("decide");
            Locator button = page.locator("[data-dangerous]");
            page.fill("[name=typed]", "something else");
            assertThat(button).isDisabled();
            page.fill("[name=typed]", "task");
            button.click();
            page.waitForURL(finding);
            assertThat(page.locator(".notice")).containsText("all systems are the same");
            assertThat(page.locator(".sentence")).containsText("operator settled it");
            visit.lookOver("finding-settled");

            second.page().navigate(finding + "/decide/take-mirror");
            assertThat(second.page().locator(".sentence")).containsText("operator");
            assertThat(second.page().locator("[data-dangerous]")).hasCount(0);
        }
        assertThat(crm("loris", login).retrieve("task", task, "subject").attribute("subject"))
                .isEqualTo("Written by the hub");
    }

    @Test
    void aViewerDecidesNothing() throws Throwable {
        try (ConsoleVisit visit = new ConsoleVisit(chromium.browser(), url(), 1280, "en", false)) {
            visit.logIn("viewer");
            visit.open("/findings?user=nobody", "findings-none");
            visit.whileComplaintsAreExpected(() -> assertThat(visit.page()
                            .navigate(url() + "/findings/" + UUID.randomUUID() + "/decide/take-home")
                            .status())
                    .isEqualTo(403));
        }
    }

    /** An answer is lost, and before the hub looks somebody changes the record in the mirror. */
    private String leftToPeople(String login) {
        String task = UUID.randomUUID().toString();
        assertThat(facade("forsage", false, login)
                        .create("task", task, PlainSoap.string("subject", "Before"))
                        .fault())
                .isFalse();
        breakIt("loris", "{\"kind\": \"DROP_AFTER\", \"count\": 1, \"operation\": \"Update\"}");
        facade("forsage", false, login).update("task", task, PlainSoap.string("subject", "Written by the hub"));
        assertThat(crm("loris", login)
                        .update("task", task, PlainSoap.string("subject", "Changed past the hub"))
                        .fault())
                .isFalse();
        return task;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
