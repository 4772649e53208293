package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** One person in front of the console: a width, a language, a theme. Every page that he opens is looked over. */
final class ConsoleVisit implements AutoCloseable {
    private static final String AXE = axe();
    private static final String SERIOUS =
            """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations
              .filter((found) => ['serious', 'critical'].includes(found.impact))
              .map((found) => `${found.id}: ${found.nodes[0].html}`)
            """;

    private final String url;
    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    ConsoleVisit(Browser browser, String url, int width, String language, boolean dark) {
        this.url = url;
        this.name = width + "-" + language + "-" + (dark ? "dark" : "light");
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width * 10 / 16)
                .setLocale(language)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    void logIn(String account) {
        open("/login", "login");
        page.fill("[name=username]", account);
        page.fill("[name=password]", "floris");
        page.click("main form button");
        page.waitForURL(url + "/");
    }

    /** Opens a page, looks it over and keeps its picture. */
    void open(String path, String picture) {
        page.navigate(url + path);
        lookOver(picture);
    }

    /** Opens what the first row of a table leads to. */
    void openFirstRow(String path, String picture) {
        page.navigate(url + path);
        page.locator("tbody tr[data-href] a").first().click();
        page.waitForLoadState();
        lookOver(picture);
    }

    void lookOver(String picture) {
        String where = name + " " + page.url();
        page.waitForTimeout(300);
        assertThat(page.content()).as("message keys at " + where).doesNotContain("??");
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("horizontal scroll at " + where)
                .isEqualTo(0);
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(SERIOUS))
                .as("accessibility at " + where)
                .isEmpty();
        assertThat(complaints).as("console messages at " + where).isEmpty();
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", picture + "-" + name + ".png")));
    }

    /** For steps that must make the browser complain, such as a refused page. */
    void whileComplaintsAreExpected(Executable step) throws Throwable {
        step.execute();
        complaints.clear();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static String axe() {
        try (InputStream file = ConsoleVisit.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
