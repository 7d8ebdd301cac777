package sluice.acceptance.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages can be read in both themes. */
class ThemePageTest extends LibraryPageTest {
    /** Text with less contrast to what lies behind it than WCAG 2.2 asks for (1.4.3, level AA): 4.5, 3 where it is big. */
    private static final String FAINT = """
            () => {
              const channels = (text) => text.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => {
                const [x, y, z] = [r, g, b].map((c) => {
                  const s = c / 255;
                  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * x + 0.7152 * y + 0.0722 * z;
              };
              const over = (top, below) => {
                const a = top[3] ?? 1;
                return [0, 1, 2].map((i) => top[i] * a + below[i] * (1 - a));
              };
              const behind = (node) => {
                const layers = [];
                for (let one = node; one; one = one.parentElement) {
                  const style = getComputedStyle(one);
                  const colour = channels(style.backgroundColor);
                  if ((colour[3] ?? 1) > 0) {
                    layers.push(colour);
                    if ((colour[3] ?? 1) === 1) break;
                  }
                }
                return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
              };
              const faint = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode.parentElement;
                const inPicture = node.closest('.cell, .strip-item, .visually-hidden, noscript, option, :disabled, [inert]');
                if (!walker.currentNode.data.trim() || inPicture || !node.checkVisibility({ visibilityProperty: true })) continue;
                const style = getComputedStyle(node);
                const ground = behind(node);
                const [a, b] = [luminance(over(channels(style.color), ground)), luminance(ground)].sort((x, y) => y - x);
                const size = parseFloat(style.fontSize);
                const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < least) {
                  faint.push(`${walker.currentNode.data.trim().slice(0, 30)} (${node.className}): ${ratio.toFixed(2)}`);
                }
              }
              return faint;
            }
            """;

    private void legible(String where) {
        assertEquals(List.of(), visit.page().evaluate(FAINT), where);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void textStandsOutFromItsGround(ColorScheme theme) {
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        assertThat(visit.find("html")).hasAttribute("data-theme", theme.name().toLowerCase(Locale.ROOT));
        legible("library");
        visit.press("Home", "Enter", "w");
        assertThat(visit.find(".because")).isVisible();
        legible("worth");
        visit.press("q");
        legible("quality");
        visit.press("Escape", "q");
        assertThat(visit.find(".work-state")).not().isEmpty();
        legible("work");
        visit.press("b");
        assertThat(visit.find(".spend-body > *").first()).isVisible();
        legible("spend");
        visit.press("?");
        assertThat(visit.find("#keys")).containsText("more like this");
        legible("keys");
    }
}
