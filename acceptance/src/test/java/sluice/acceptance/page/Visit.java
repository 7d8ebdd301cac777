package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One window on a library's page. Closing it fails when a script of the page failed, when the browser refused something
 * for the content security policy, or when anything but the server was asked for.
 */
final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final String address;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.setDefaultTimeout(Chromium.PATIENCE_MILLISECONDS);
        page = context.newPage();
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            // An answer that is no picture, or a server that is gone, is said to be so by the page itself.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) {
                complaints.add("asked for " + request.url());
            }
        });
    }

    static Visit to(ServedLibrary library, Browser browser) {
        return to(library, browser, new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    static Visit to(ServedLibrary library, Browser browser, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(
                options.setLocale("en-US").setColorScheme(options.colorScheme == null ? ColorScheme.LIGHT : null));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Visit visit = new Visit(context, library.address());
        visit.page.navigate(library.address());
        return visit;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Presses keys one after the other, wherever the focus is. */
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /**
     * Keeps requests from the server until they are let go, as a network does that takes its time.
     *
     * @param address a regular expression that the whole address matches
     */
    Held hold(String address) {
        Held held = new Held(page, Pattern.compile(address), new ArrayList<>());
        page.route(held.address, held.requests::add);
        return held;
    }

    /** Requests that are under way for as long as a test wants. */
    record Held(Page page, Pattern address, List<Route> requests) {
        /** Waits until there is one. */
        void await() {
            page.waitForCondition(() -> !requests.isEmpty());
        }

        /** The server gets them, and all that come later. */
        void letGo() {
            page.unroute(address);
            requests.forEach(Route::resume);
        }
    }

    /** What the server has recorded of an image, as it says it. */
    String signalsOf(String id) {
        return page.request().get(address + "/api/v1/assets/" + id + "/signals").text();
    }

    /** The cell of an image, by the beginning of its name. */
    Locator cell(String name) {
        return page.locator(".cell[aria-label^='" + name + "']");
    }

    /** The cells that are on the screen. */
    Locator cells() {
        return page.locator(".cell:not([hidden])");
    }

    /** Imports a folder and waits until the page shows that many images. */
    void importFolder(Path folder, int images) {
        APIResponse answer = page.request()
                .post(
                        address + "/api/v1/imports",
                        RequestOptions.create().setData(Map.of("paths", List.of(folder.toString()), "watch", false)));
        assertEquals(202, answer.status(), answer.text());
        assertThat(page.locator("#summary")).containsText(images + (images == 1 ? " image" : " images"));
        assertThat(cells()).hasCount(images);
    }

    /** Puts the pointer on what is being said, which stays then, with the act that it offers. */
    void holdToast(String words) {
        assertThat(find("#toast")).containsText(words);
        find("#toast").hover();
    }

    void search(String query) {
        page.locator("#search-input").fill(query);
        page.locator("#search-input").press("Enter");
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints);
    }
}
