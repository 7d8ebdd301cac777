package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that is bound beyond the loopback shows nothing without its token. */
class TokenPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    @Test
    void theTokenIsAskedForAndTaken() throws InterruptedException {
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"), "0.0.0.0", 0);
                BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(library.address());
            assertThat(page.locator("#token")).isVisible();
            page.locator("#token-field").fill("wrong");
            page.locator("#token-field").press("Enter");
            assertThat(page.locator("#token")).containsText("That is not the token.");
            page.locator("#token-field").fill(library.pageAddress().split("#token=")[1]);
            page.locator("#token-field").press("Enter");
            assertThat(page.locator("#empty")).containsText("Bring in your images");
        }
    }

    @Test
    void aTokenInTheAddressIsTakenAndRemovedFromIt() throws InterruptedException {
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"), "0.0.0.0", 0);
                BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(library.pageAddress());
            assertThat(page.locator("#empty")).containsText("Bring in your images");
            assertThat(page).hasURL(library.address() + "/");
        }
    }

    private static BrowserContext context() {
        return CHROMIUM.browser().newContext(new Browser.NewContextOptions().setLocale("en-US"));
    }
}
