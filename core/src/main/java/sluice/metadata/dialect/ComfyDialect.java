package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.GenerationParameters.Builder;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.metadata.Warning;
import tools.jackson.databind.JsonNode;

/** Workflows of ComfyUI: the graph as it was run, or, where a file holds only that, as it was drawn. */
final class ComfyDialect implements Dialect {
    private static final String NAME = "comfyui";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        Reading merely = null;
        for (ComfyGraph graph : ComfyGraphs.in(payloads)) {
            Reading reading = read(graph);
            if (reading.parameters().get(Parameter.PROMPT).isPresent()
                    || reading.parameters().get(Parameter.SEED).isPresent()) {
                return Optional.of(reading);
            }
            merely = merely == null ? reading : merely;
        }
        return Optional.ofNullable(merely);
    }

    private static Reading read(ComfyGraph graph) {
        Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.COMFYUI, graph.source());
        List<Warning> warnings = new ArrayList<>();
        List<ComfyNode> passes = ComfyPasses.of(graph);
        if (passes.isEmpty()) {
            remote(graph, into);
        } else {
            new Pass(graph, into, warnings).read(passes);
        }
        return new Reading(into.build(), warnings);
    }

    /** Without a sampler the picture was made by a service: the node that asked for it has the prompt and the seed. */
    private static void remote(ComfyGraph graph, Builder into) {
        for (ComfyNode node : graph.nodes()) {
            if (node.input("prompt") != null && node.input("seed") != null) {
                ComfyText.Words words = ComfyText.of(graph, node, true);
                into.put(Parameter.PROMPT, words.text(), place(words, graph));
                put(into, Parameter.SEED, new ComfyInputs(graph).value(node, Scalar::seed, "seed"));
                return;
            }
        }
    }

    private static <T> void put(Builder into, Parameter<T> parameter, ComfyInputs.@Nullable Value<T> value) {
        if (value != null) {
            into.put(parameter, value.value(), value.place());
        }
    }

    private static String place(ComfyText.Words words, ComfyGraph graph) {
        String place = words.place();
        return place == null ? graph.source() : place;
    }

    /** Reads the base pass and what follows it. */
    private record Pass(ComfyGraph graph, Builder into, List<Warning> warnings) {
        void read(List<ComfyNode> passes) {
            ComfyNode base = passes.getFirst();
            sampling(base);
            String prompt = prompts(passes);
            ComfyModel model = ComfyModel.of(graph, base);
            put(into, Parameter.MODEL, model.name());
            into.put(Parameter.LORAS, new Loras(model.loras()), graph.source());
            into.put(Parameter.LORAS, new Loras(PromptLoras.in(prompt)), graph.source());
            RequestedSize size = ComfySize.of(graph, base, into);
            into.put(Parameter.HIGH_RES, ComfyHighRes.of(graph, passes, size), graph.source());
        }

        private void sampling(ComfyNode base) {
            ComfyInputs inputs = new ComfyInputs(graph);
            put(into, Parameter.SEED, inputs.<Seed>value(base, Scalar::seed, "seed", "noise_seed"));
            put(into, Parameter.STEPS, inputs.value(base, node -> Scalar.count(node), "steps"));
            put(into, Parameter.GUIDANCE, inputs.value(base, Scalar::number, "cfg", "cfg_conds", "guidance_scale"));
            put(into, Parameter.GUIDANCE, distilled(inputs, base));
            put(into, Parameter.SAMPLER, inputs.value(base, Pass::word, "sampler_name"));
            put(into, Parameter.SCHEDULER, inputs.value(base, Pass::word, "scheduler", "scheduler_name"));
            put(into, Parameter.DENOISE, inputs.value(base, node -> Scalar.strength(Scalar.number(node)), "denoise"));
        }

        private static @Nullable String word(JsonNode value) {
            return value.isString() ? value.stringValue() : null;
        }

        /** Models with distilled guidance take it with the conditioning; it counts where no other guidance is given. */
        private ComfyInputs.@Nullable Value<Double> distilled(ComfyInputs inputs, ComfyNode base) {
            ComfyInputs.Found found = inputs.find(base, "positive", "conditioning");
            ComfyGraph.Output output = found == null ? null : graph.follow(found.value());
            for (int way = 0; way < 20 && output != null; way++) {
                if (output.node().input("guidance") != null) {
                    return inputs.value(output.node(), Scalar::number, "guidance");
                }
                output = graph.follow(output.node(), "positive", "conditioning", "conditioning_1", "conditioning_to");
            }
            return null;
        }

        /** The base pass has the prompt; video models take a picture instead, made from a prompt in a pass before. */
        private String prompts(List<ComfyNode> passes) {
            for (ComfyNode pass : passes) {
                String prompt = prompt(pass, Parameter.PROMPT, true);
                if (!prompt.isBlank()) {
                    prompt(pass, Parameter.NEGATIVE_PROMPT, false);
                    return prompt;
                }
            }
            return "";
        }

        private String prompt(ComfyNode pass, Parameter<String> parameter, boolean positive) {
            ComfyInputs.Found found = positive
                    ? new ComfyInputs(graph).find(pass, "positive", "conditioning", "cond1", "conds", "text_embeds")
                    : new ComfyInputs(graph).find(pass, "negative", "text_embeds");
            ComfyText.Words words =
                    found == null ? ComfyText.of(graph, pass, positive) : ComfyText.behind(graph, found, positive);
            if (found == null && !positive && pass.input("negative_prompt") == null) {
                return "";
            }
            into.put(parameter, words.text(), place(words, graph));
            if (words.isIncomplete()) {
                warnings.add(new Warning(
                        place(words, graph),
                        "part of the " + parameter + " was made while the workflow ran; it is not in the file"));
            }
            clipSkip(found);
            return words.text();
        }

        private void clipSkip(ComfyInputs.@Nullable Found found) {
            ComfyGraph.Output output = found == null ? null : graph.follow(found.value());
            for (int way = 0; way < 40 && output != null; way++) {
                ComfyNode node = output.node();
                JsonNode layer = ComfyPasses.literal(node, "stop_at_clip_layer", "clip_skip");
                Double value = Scalar.number(layer);
                if (value != null && value != 0 && Math.abs(value) <= 24) {
                    into.put(Parameter.CLIP_SKIP, (int) Math.abs(value), graph.place(node, "stop_at_clip_layer"));
                    return;
                }
                output = graph.follow(node, "clip", "positive", "conditioning", "conditioning_1", "conditioning_to");
            }
        }
    }
}
