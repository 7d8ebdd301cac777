package sluice.simulate;

import java.nio.charset.StandardCharsets;
import sluice.simulate.scenario.LibraryScenario;
import sluice.simulate.scenario.ScenarioReader;

/** Scenarios for tests. */
final class Scenarios {
    private Scenarios() {}

    /** A month of somebody who makes so many images and looks at all of them. */
    static LibraryScenario month(long images, String more) {
        return month(images, more, "");
    }

    /**
     * @param more fields of the scenario
     * @param machine fields of its machine
     */
    static LibraryScenario month(long images, String more, String machine) {
        return (LibraryScenario)
                ScenarioReader.read("test", """
                {"kind": "library", "name": "month", "seed": 5, "sizes": [%d], "growth": [{"days": 30}],
                 "library": {"imagesPerSession": 50, "seedVariations": 0.7, "upscaled": 0.03,
                             "pictures": [{"width": 768, "height": 768}, {"width": 1024, "height": 1024}]},
                 "behaviour": {"hours": "18-22", "presence": 0.5, "looksAfterMinutes": 5, "looksForMinutes": 30,
                               "opened": 0.12, "starred": 0.02, "rated": 0.01, "downloaded": 0.005, "asked": 0.002,
                               "picks": {"share": 0.015, "fromStarred": 0.8, "fromOpened": 0.15, "delayDays": 2}},
                 "machine": {"cores": 2%s}%s}
                """.formatted(images, machine, more).getBytes(StandardCharsets.UTF_8));
    }
}
