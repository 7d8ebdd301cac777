package sluice.server.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.job.JobState;
import sluice.render.Domain;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.route.Quote;
import sluice.render.run.Progress;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders as JSON. */
public final class RenderView {
    private RenderView() {}

    static ObjectNode of(Quote quote) {
        ObjectNode node = Json.object()
                .put("pool", quote.pool())
                .put("model", quote.model())
                .put("variant", quote.variant())
                .put("images", quote.images())
                .put("waitSeconds", quote.waitSeconds())
                .put("microUsd", quote.microUsd())
                .put("mostMicroUsd", quote.mostMicroUsd())
                .put("ready", quote.ready().toString())
                .put("error", quote.error())
                .put("estimated", quote.estimated());
        node.set("places", of(quote.places()));
        ObjectNode seconds = node.putObject("seconds");
        for (Stage stage : Stage.values()) {
            seconds.put(stage.label(), quote.seconds().getOrDefault(stage, 0.0));
        }
        return node;
    }

    /** The pools of the stages that are not done by the one that draws. */
    private static ObjectNode of(Places places) {
        ObjectNode node = Json.object();
        places.elsewhere().forEach((stage, pool) -> node.put(stage.label(), pool));
        return node;
    }

    /** What lists show. */
    static ObjectNode of(Render render) {
        RenderRequest request = render.request();
        ObjectNode node = Json.object()
                .put("id", Long.toString(render.id()))
                .put("state", state(render))
                .put("key", request.key())
                .put("origin", request.origin())
                .put("at", request.at().toString())
                .put("count", request.count())
                .put("priority", request.priority())
                .put("deadline", text(request.deadline()))
                .put("costLimitMicroUsd", request.costLimitMicroUsd())
                .put("campaign", request.campaign())
                .put("reuseSimilar", request.reuseSimilar())
                .put("billedMicroUsd", render.billedMicroUsd())
                .put("savedMicroUsd", render.savedMicroUsd());
        node.set("spec", spec(request.spec()));
        node.set("finishing", FinishingView.of(request.finishing()));
        node.set("quote", of(render.quote()));
        ObjectNode states = node.putObject("images");
        for (JobState state : JobState.values()) {
            states.put(state.label(), render.states().getOrDefault(state, 0));
        }
        return node;
    }

    private static ObjectNode spec(RenderSpec spec) {
        return Json.object()
                .put("prompt", spec.prompt())
                .put("negativePrompt", spec.negativePrompt())
                .put("seed", Long.toUnsignedString(spec.seed()))
                .put("width", spec.width())
                .put("height", spec.height())
                .put("steps", spec.steps())
                .put("guidance", spec.guidance())
                .put("model", spec.model())
                .put("sampler", spec.sampler())
                .put("quality", spec.quality().label())
                .put("start", spec.start() == null ? null : spec.start().asset().hex())
                .put("strength", spec.start() == null ? null : spec.start().strength());
    }

    /** With every image. */
    static ObjectNode of(Render render, List<RenderJob> jobs, List<Progress> current, Bills bills) {
        Map<Long, Progress> inHand =
                current.stream().collect(Collectors.toMap(Progress::job, Function.identity(), (one, same) -> one));
        ObjectNode node = of(render);
        ArrayNode items = node.putArray("items");
        for (RenderJob job : jobs) {
            ObjectNode item = of(job);
            Optional.ofNullable(inHand.get(job.id())).ifPresent(progress -> item.set("progress", of(progress)));
            item.set("bill", bill(bills.of(job.id())));
            items.add(item);
        }
        return node;
    }

    /** Where the lines of an image's bill come from. */
    interface Bills {
        List<StageCharge> of(long job);
    }

    public static ObjectNode of(RenderJob job) {
        Recipe recipe = job.recipe();
        ObjectNode node = Json.object()
                .put("id", Long.toString(job.id()))
                .put("render", Long.toString(job.render()))
                .put("index", job.index())
                .put("state", job.leasing().state().label())
                .put("note", job.leasing().note())
                .put("attempts", job.leasing().attempts())
                .put("cancelled", job.cancelled())
                .put("pool", job.pool())
                .put("model", recipe.model())
                .put("variant", recipe.variant())
                .put("seed", recipe.seedText())
                .put("width", recipe.width())
                .put("height", recipe.height())
                .put("steps", recipe.steps())
                .put("guidance", recipe.guidance())
                .put("sampler", recipe.sampler())
                .put("quality", job.quality().label())
                .put("estimatedSeconds", job.estimatedSeconds())
                .put("estimatedMicroUsd", job.estimatedMicroUsd())
                .put("billedMicroUsd", job.billedMicroUsd());
        ArrayNode assets = node.putArray("assets");
        job.assets().forEach(asset -> assets.add(asset.hex()));
        node.set("places", of(job.places()));
        node.set("latency", of(job.latency()));
        return node;
    }

    static ObjectNode of(Latency latency) {
        ObjectNode node = Json.object().put("seconds", latency.total());
        ObjectNode domains = node.putObject("domains");
        for (Domain domain : Domain.values()) {
            domains.put(domain.label(), latency.of(domain));
        }
        ObjectNode phases = node.putObject("phases");
        for (Phase phase : Phase.values()) {
            phases.put(phase.label(), latency.of(phase));
        }
        return node;
    }

    static ArrayNode bill(List<StageCharge> charges) {
        ArrayNode lines = Json.array();
        for (StageCharge charge : charges) {
            CacheHit hit = charge.hit();
            lines.addObject()
                    .put("stage", charge.stage().label())
                    .put("pool", charge.pool())
                    .put("model", charge.model())
                    .put("variant", charge.variant())
                    .put("estimatedSeconds", charge.estimatedSeconds())
                    .put("seconds", charge.cost().wallSeconds())
                    .put("microUsd", charge.cost().microUsd())
                    .put("outcome", charge.outcome().name().toLowerCase(Locale.ROOT))
                    .put("cache", hit == null ? null : hit.kind().label())
                    .put("savedSeconds", hit == null ? 0 : hit.savedSeconds())
                    .put("savedMicroUsd", charge.savedMicroUsd())
                    .put("fidelity", hit == null ? null : hit.fidelity())
                    .put("at", charge.at().toString());
        }
        return lines;
    }

    /** One word for all of it: the least finished image decides, and a failure is said when nothing waits any more. */
    static String state(Render render) {
        Map<JobState, Integer> states = render.states();
        if (states.containsKey(JobState.LEASED)) {
            return "rendering";
        }
        if (!render.ended()) {
            return states.containsKey(JobState.DONE) ? "rendering" : "waiting";
        }
        if (states.containsKey(JobState.DEAD)) {
            return "failed";
        }
        return states.containsKey(JobState.DONE) ? "done" : "cancelled";
    }

    private static @Nullable String text(@Nullable Object object) {
        return object == null ? null : object.toString();
    }

    public static ObjectNode of(Progress progress) {
        return Json.object()
                .put("job", Long.toString(progress.job()))
                .put("render", Long.toString(progress.render()))
                .put("index", progress.index())
                .put("pool", progress.pool())
                .put("at", progress.at().label())
                .put("step", progress.step())
                .put("steps", progress.steps())
                .put("share", progress.share());
    }
}
