package sluice.server.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "render",
        description = {
            "Ask for images: priced before, routed to the cheapest pool that is good and quick enough, billed after.",
            "With a server running, the request is answered at once and rendered there; --wait waits for the images."
                    + " Without one, this command renders them itself."
        },
        footer = {
            "",
            "  sluice render \"a spiral of warm colours\"",
            "  sluice render \"petals on a quiet pond\" --quality draft --count 8 --size 768x512",
            "  sluice render \"the same, finished\" --seed 7 --quality hero --crop story --text \"Spring\" --wait",
            "  sluice render \"what would it cost\" --count 500 --quote",
            "  sluice renders            what became of them"
        })
public final class RenderCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "PROMPT", arity = "1..*", description = "What to draw, in words.")
    @SuppressWarnings("NullAway.Init")
    List<String> prompt;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    DrawingOptions drawing;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    FinishingOptions finishing;

    @Option(names = "--count", paramLabel = "N", description = "Images, with seeds one after the other (default 1).")
    int count = 1;

    @Option(names = "--campaign", paramLabel = "C", description = "Who pays: see sluice campaigns.")
    @Nullable String campaign;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "When all of it has to be there; refused at once when nobody can.")
    @Nullable Double deadline;

    @Option(names = "--max-cost", paramLabel = "USD", description = "The most that all of it may be quoted at.")
    @Nullable Double maxCost;

    @Option(names = "--priority", paramLabel = "P", description = "-10 to 10; higher goes first (default 0).")
    int priority;

    @Option(names = "--key", paramLabel = "K", description = "Names the request: sent twice, it is rendered once.")
    @Nullable String key;

    @Option(
            names = "--reuse-similar",
            description = "Begin from what a similar prompt has come to, if there is one: quicker, less exact.")
    boolean reuseSimilar;

    @Option(names = "--quote", description = "Say what it would cost, where and when, and render nothing.")
    boolean quote;

    @Option(names = "--wait", description = "Wait until the images are there, and print them.")
    boolean wait;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Connection connection =
                sluice.options().connect("render", quote ? Library.Work.QUOTE : Library.Work.RENDER)) {
            ObjectNode body = body(connection);
            RenderText text =
                    new RenderText(spec.commandLine().getOut(), sluice.options().json());
            if (quote) {
                text.quote(connection.post("/api/v1/renders/quote", body));
                return ExitCode.DONE;
            }
            JsonNode accepted = connection.post("/api/v1/renders", body);
            if (!wait && !connection.local()) {
                text.accepted(accepted);
                return ExitCode.DONE;
            }
            if (!sluice.options().json()) {
                text.accepted(accepted);
            }
            return new RenderFollowing(connection, spec.commandLine().getErr(), text)
                    .follow(accepted.path("id").asString());
        }
    }

    private ObjectNode body(Connection connection) throws InterruptedException {
        ObjectNode body = Json.object()
                .put("prompt", String.join(" ", prompt))
                .put("count", count)
                .put("priority", priority)
                .put("reuseSimilar", reuseSimilar)
                .put("origin", "cli");
        drawing.put(body, connection);
        if (campaign != null) {
            body.put("campaign", campaign);
        }
        if (deadline != null) {
            body.put("deadlineSeconds", deadline);
        }
        if (maxCost != null) {
            body.put("costLimitMicroUsd", Math.round(maxCost * 1e6));
        }
        if (key != null) {
            body.put("key", key);
        }
        finishing.put(body, connection);
        return body;
    }

    /** How the picture is drawn. */
    static final class DrawingOptions {
        @Option(names = "--quality", paramLabel = "C", description = "draft, standard (the default) or hero.")
        @Nullable String quality;

        @Option(names = "--seed", paramLabel = "N", description = "0 to 2^64 - 1; by chance when not given.")
        @Nullable String seed;

        @Option(names = "--size", paramLabel = "WxH", description = "Such as 1024x768; the model's own when not given.")
        @Nullable String size;

        @Option(names = "--steps", paramLabel = "N", description = "Of the denoiser; by quality when not given.")
        @Nullable Integer steps;

        @Option(names = "--guidance", paramLabel = "G", description = "Classifier-free guidance; 1 is none.")
        @Nullable Double guidance;

        @Option(
                names = "--model",
                paramLabel = "M",
                description = "See sluice pools; any that is good enough otherwise.")
        @Nullable String model;

        @Option(
                names = "--sampler",
                paramLabel = "S",
                description = "Such as euler-ancestral; the model's own otherwise.")
        @Nullable String sampler;

        @Option(names = "--negative", paramLabel = "WORDS", description = "What not to draw.")
        @Nullable String negative;

        @Option(names = "--from", paramLabel = "ASSET", description = "An image to start from (image to image).")
        @Nullable String from;

        @Option(
                names = "--strength",
                paramLabel = "X",
                description = "How much of it is drawn anew, 0.01 to 1 (default 0.6).")
        @Nullable Double strength;

        void put(ObjectNode body, Connection connection) throws InterruptedException {
            text(body, "quality", quality);
            text(body, "seed", seed);
            text(body, "size", size);
            text(body, "model", model);
            text(body, "sampler", sampler);
            text(body, "negativePrompt", negative);
            if (steps != null) {
                body.put("steps", steps);
            }
            if (guidance != null) {
                body.put("guidance", guidance);
            }
            if (from != null) {
                body.put("start", AssetReferences.find(connection, from));
            }
            if (strength != null) {
                body.put("strength", strength);
            }
        }

        private static void text(ObjectNode body, String field, @Nullable String value) {
            if (value != null) {
                body.put(field, value);
            }
        }
    }

    /** What is done to it afterwards. */
    static final class FinishingOptions {
        @Option(names = "--upscale", paramLabel = "X", description = "1 to 8 times as wide and high.")
        @Nullable Double upscale;

        @Option(
                names = "--crop",
                paramLabel = "FORMAT",
                description = "Also crop to a named format such as story, or to NAME=WxH; may come several times.")
        List<String> crops = new ArrayList<>();

        @Option(names = "--text", paramLabel = "WORDS", description = "Lay words over the picture.")
        @Nullable String text;

        @Option(names = "--logo", paramLabel = "ASSET", description = "Lay an image of the library over the picture.")
        @Nullable String logo;

        @Option(names = "--format", paramLabel = "F", description = "png (the default), jpeg or webp.")
        @Nullable String format;

        void put(ObjectNode body, Connection connection) throws InterruptedException {
            ObjectNode node = Json.object();
            if (upscale != null) {
                node.put("upscale", upscale);
            }
            if (!crops.isEmpty()) {
                ArrayNode list = node.putArray("crops");
                crops.forEach(list::add);
            }
            if (format != null) {
                node.put("format", format);
            }
            ArrayNode overlays = Json.array();
            if (text != null) {
                overlays.addObject().put("text", text).put("place", "bottom");
            }
            if (logo != null) {
                overlays.addObject()
                        .put("asset", AssetReferences.find(connection, logo))
                        .put("place", "bottom-right");
            }
            if (!overlays.isEmpty()) {
                node.set("overlays", overlays);
            }
            if (!node.isEmpty()) {
                body.set("finishing", node);
            }
        }
    }
}
