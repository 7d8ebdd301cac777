package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page on which values learn from what was chosen. */
class TuningPageTest {
    private static final int IMAGES = 48;
    private static final int CHOSEN = 34;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @Test
    void itTeachesThenFitsTakesOverAndStepsBackByKeyAndClick() throws Exception {
        Path art = folder.resolve("art");
        for (int i = 0; i < IMAGES; i++) {
            new PaintedPng(i / 50f, "idea " + i, "dream", 1_000 + i).writeTo(art.resolve(i + ".png"));
        }
        try (ServedLibrary library = ServedLibrary.start(folder.resolve("home"));
                Visit visit = Visit.to(library, CHROMIUM.browser())) {
            importAll(library, visit, art);
            visit.press("j");
            assertThat(visit.find("#tuning h1")).hasText("Tuning");
            assertThat(visit.find("#tuning h2").first()).hasText("0 of 30 choices");
            assertThat(visit.find("#tuning").getByText("Fit", new Locator.GetByTextOptions().setExact(true)))
                    .isHidden();
            assertThat(visit.find("[data-weight=starred] .numbers")).hasText("3.20");
            choose(library, visit);
            visit.press("g");
            visit.press("j");
            assertThat(visit.find(".tuning-state")).containsText(CHOSEN + " images in portfolios");
            visit.find("#tuning .work-acts button").first().click();
            assertThat(visit.find(".tuning-verdict strong")).hasText("Better");
            assertThat(visit.find("[data-figure=logLoss] td")).hasCount(3);
            assertThat(visit.find(".calibration svg circle").first()).isVisible();
            assertThat(visit.find("[data-weight=base] .numbers")).containsText("→");
            visit.find("#tuning").getByText("Take over").click();
            assertThat(visit.find(".tuning-versions [aria-current]")).containsText("Fitted to your choices");
            visit.page().reload();
            assertThat(visit.find(".tuning-versions li")).hasCount(2);
            visit.find("#tuning").getByText("Step back").click();
            assertThat(visit.find(".tuning-versions [aria-current]")).containsText("Stepped back to the first");
            assertThat(visit.find("#tuning").getByText("Step forward")).isVisible();
            visit.page().setViewportSize(360, 700);
            assertEquals(true, visit.page().evaluate("document.getElementById('tuning').scrollWidth <= 360"));
        }
    }

    /** More than the screen shows. */
    private static void importAll(ServedLibrary library, Visit visit, Path art) {
        APIResponse answer = visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/imports",
                        RequestOptions.create().setData(Map.of("paths", List.of(art.toString()), "watch", false)));
        assertEquals(202, answer.status(), answer.text());
        assertThat(visit.find("#summary")).containsText(IMAGES + " images");
    }

    private static void choose(ServedLibrary library, Visit visit) {
        List<String> ids = new ArrayList<>();
        Matcher found = Pattern.compile("\"id\":\"([0-9a-f]{32})\"")
                .matcher(visit.page()
                        .request()
                        .get(library.address() + "/api/v1/assets?limit=100&sort=name")
                        .text());
        while (found.find()) {
            ids.add(found.group(1));
        }
        signal(library, visit, ids.subList(10, IMAGES), "starred", "");
        signal(library, visit, ids.subList(0, CHOSEN), "shared", "");
        for (String id : ids.subList(0, CHOSEN)) {
            signal(library, visit, List.of(id), "portfolio", "best");
        }
    }

    private static void signal(ServedLibrary library, Visit visit, List<String> ids, String kind, String detail) {
        APIResponse answer = visit.page()
                .request()
                .post(
                        library.address() + "/api/v1/signals",
                        RequestOptions.create().setData(Map.of("assets", ids, "kind", kind, "detail", detail)));
        assertEquals(201, answer.status(), answer.text());
    }
}
