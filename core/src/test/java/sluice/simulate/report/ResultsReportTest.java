package sluice.simulate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.simulate.Simulation;
import sluice.simulate.scenario.LibraryScenario;
import sluice.simulate.scenario.ScenarioReader;
import sluice.tier.Strategy;

class ResultsReportTest {
    private static Results results(String sizes) {
        LibraryScenario scenario = (LibraryScenario)
                ScenarioReader.read("test", """
                {"kind": "library", "name": "a < b & c", "sizes": %s, "growth": [{"days": 5}],
                 "library": {"seedVariations": 0.5, "pictures": [{"width": 640, "height": 640}]},
                 "behaviour": {"opened": 0.1, "starred": 0.05, "picks": {"share": 0.02, "fromStarred": 1}},
                 "machine": {"cores": 2}}
                """.formatted(sizes).getBytes(StandardCharsets.UTF_8));
        List<Outcome> outcomes = new ArrayList<>();
        for (long size : scenario.sizes()) {
            for (Strategy strategy : scenario.strategies()) {
                outcomes.add(Simulation.run(scenario, strategy, size, share -> {}));
            }
        }
        return new Results(scenario, outcomes);
    }

    @Test
    void aReportIsThereWholeAndTheSameEachTime() throws Exception {
        Map<String, String> files = ResultsReport.files(results("[200, 800]"));
        assertEquals(
                Set.of("report.md", "outcomes.json", "spend.svg", "backlog.svg", "growth.svg", "coverage.svg"),
                files.keySet());
        assertEquals(files, ResultsReport.files(results("[200, 800]")));
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".svg")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8)));
                assertTrue(!file.getValue().contains("NaN") && !file.getValue().contains("Infinity"), file::toString);
            }
        }
        String page = String.valueOf(files.get("report.md"));
        for (Strategy strategy : Strategy.values()) {
            assertTrue(page.contains("| " + strategy.label() + " |"), page);
        }
        assertTrue(page.contains("## 800 images") && page.contains("## Growth"), page);
    }

    @Test
    void oneSizeHasNoGrowth() {
        Map<String, String> files = ResultsReport.files(results("[200]"));
        assertTrue(!files.containsKey("growth.svg"));
        assertTrue(!String.valueOf(files.get("report.md")).contains("Growth"));
    }
}
