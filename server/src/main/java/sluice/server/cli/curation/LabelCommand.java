package sluice.server.cli.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.asset.Label;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "label",
        description = "Mark assets with a colour, or take it away with none.",
        footer = {
            "",
            "  sluice label red 3fa94c 81c2d0",
            "  sluice label none --query 'label:red'",
            "Find them again:  sluice search 'label:red'"
        })
public final class LabelCommand extends SignalCommand {
    private static final String NONE = "none";

    @Parameters(
            paramLabel = "COLOUR ASSET",
            arity = "1..*",
            description = {"red, yellow, green, blue, purple or none; it may also come last.", ASSETS})
    List<String> words = List.of();

    /** A colour is no id, so that it is known wherever it stands. */
    private int colourAt() {
        return isColour(words.getFirst()) ? 0 : words.size() - 1;
    }

    private static boolean isColour(String word) {
        return word.equalsIgnoreCase(NONE) || Label.named(word).isPresent();
    }

    @Override
    protected List<String> references() {
        List<String> references = new ArrayList<>(words);
        references.remove(colourAt());
        return references;
    }

    @Override
    protected void check() {
        String colour = words.get(colourAt());
        if (!isColour(colour)) {
            throw wrong("COLOUR is red, yellow, green, blue, purple or none, not \"" + words.getFirst() + "\"");
        }
    }

    private String colour() {
        String colour = words.get(colourAt()).toLowerCase(Locale.ROOT);
        return colour.equals(NONE) ? "" : colour;
    }

    @Override
    ObjectNode signal() {
        return Json.object().put("kind", "labelled").put("detail", colour());
    }

    @Override
    String done(String assets) {
        return (colour().isEmpty() ? "Without a label: " : "Labelled " + colour() + ": ") + assets;
    }
}
