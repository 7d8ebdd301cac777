package sluice.server.cli.render;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import sluice.server.cli.command.Amounts;
import tools.jackson.databind.JsonNode;

/** Renders, quotes and bills for people, or as lines of JSON. */
final class RenderText {
    private final PrintWriter out;
    private final boolean json;

    RenderText(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void quote(JsonNode quoted) {
        if (json) {
            out.println(quoted);
            return;
        }
        out.println(price(quoted.path("quote")));
        out.println("because " + quoted.path("because").asString());
        quoted.path("others").forEach(other -> out.println("  not " + other.asString()));
    }

    void accepted(JsonNode accepted) {
        if (json) {
            out.println(accepted);
            return;
        }
        out.println("render " + accepted.path("id").asString()
                + (accepted.path("repeated").asBoolean() ? " (asked for before)" : "") + ": "
                + price(accepted.path("quote")));
    }

    private static String price(JsonNode quote) {
        double seconds = 0;
        for (JsonNode stage : quote.path("seconds")) {
            seconds += stage.asDouble();
        }
        return "%s%s on %s%s with %s%s, about %s of work%s"
                .formatted(
                        Amounts.money(quote.path("microUsd").asLong()),
                        quote.path("estimated").asBoolean() ? " (estimated)" : "",
                        quote.path("pool").asString(),
                        elsewhere(quote.path("places")),
                        quote.path("model").asString(),
                        quote.path("variant").asString().equals("original")
                                ? ""
                                : " (" + quote.path("variant").asString() + ")",
                        Amounts.time(seconds),
                        quote.path("waitSeconds").asDouble() > 1
                                ? ", after waiting about "
                                        + Amounts.time(quote.path("waitSeconds").asDouble())
                                : "");
    }

    /** Such as {@code  (finish on press)}. */
    private static String elsewhere(JsonNode places) {
        String all = places.propertyStream()
                .map(place -> place.getKey() + " on " + place.getValue().asString())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    void asset(JsonNode asset, JsonNode image) {
        if (json) {
            out.println(asset);
        } else {
            out.println("%s  %s  seed %s, %s"
                    .formatted(
                            asset.path("id").asString().substring(0, 8),
                            asset.path("path").asString(),
                            image.path("seed").asString(),
                            Amounts.time(image.path("latency").path("seconds").asDouble())));
        }
    }

    void bill(JsonNode render) {
        if (!json) {
            long saved = render.path("savedMicroUsd").asLong();
            out.println("%,d of %,d images, %s billed (%s quoted)%s"
                    .formatted(
                            render.path("images").path("done").asInt(),
                            render.path("count").asInt(),
                            Amounts.money(render.path("billedMicroUsd").asLong()),
                            Amounts.money(render.path("quote").path("microUsd").asLong()),
                            saved > 0 ? ", " + Amounts.money(saved) + " saved by caches" : ""));
        }
    }

    /** A line of a list. */
    void line(JsonNode render) {
        if (json) {
            out.println(render);
            return;
        }
        String prompt = render.path("spec").path("prompt").asString();
        out.println("%6s  %-9s  %,4d of %,4d  %10s  %s"
                .formatted(
                        render.path("id").asString(),
                        render.path("state").asString(),
                        render.path("images").path("done").asInt(),
                        render.path("count").asInt(),
                        Amounts.money(render.path("billedMicroUsd").asLong()),
                        prompt.length() <= 60 ? prompt : prompt.substring(0, 59) + "…"));
    }

    /** All of one render: images, where the time went, and the bill line by line. */
    void all(JsonNode render) {
        if (json) {
            out.println(render);
            return;
        }
        line(render);
        out.println("quoted " + price(render.path("quote")));
        for (JsonNode item : render.path("items")) {
            JsonNode domains = item.path("latency").path("domains");
            out.println("  image %d  %s  %s  seed %s  %s on %s%s"
                    .formatted(
                            item.path("index").asInt(),
                            item.path("state").asString(),
                            item.path("assets").isEmpty()
                                    ? item.path("note").asString()
                                    : item.path("assets").path(0).asString().substring(0, 8),
                            item.path("seed").asString(),
                            item.path("model").asString(),
                            item.path("pool").asString(),
                            item.path("state").asString().equals("done")
                                    ? "  preprocessing %s, inference %s, orchestration %s"
                                            .formatted(
                                                    Amounts.time(domains.path("preprocessing")
                                                            .asDouble()),
                                                    Amounts.time(domains.path("inference")
                                                            .asDouble()),
                                                    Amounts.time(domains.path("orchestration")
                                                            .asDouble()))
                                    : ""));
            for (JsonNode charge : item.path("bill")) {
                out.println("    %-8s %10s  %9s%s%s"
                        .formatted(
                                charge.path("stage").asString(),
                                Amounts.time(charge.path("seconds").asDouble()),
                                Amounts.money(charge.path("microUsd").asLong()),
                                charge.path("cache").isNull()
                                        ? ""
                                        : "  " + charge.path("cache").asString() + " cache saved "
                                                + Amounts.money(charge.path("savedMicroUsd")
                                                        .asLong()),
                                charge.path("outcome").asString().equals("done")
                                        ? ""
                                        : "  " + charge.path("outcome").asString()));
            }
        }
        bill(render);
    }
}
