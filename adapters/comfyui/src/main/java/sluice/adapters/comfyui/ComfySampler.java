package sluice.adapters.comfyui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The samplers that recipes name, as ComfyUI calls them: its sampler, and how its scheduler spaces the steps. */
enum ComfySampler {
    EULER("euler", "normal"),
    EULER_ANCESTRAL("euler_ancestral", "normal"),
    DPMPP_2M("dpmpp_2m", "normal"),
    DPMPP_2M_KARRAS("dpmpp_2m", "karras"),
    LCM("lcm", "sgm_uniform"),
    FLOW_MATCH_EULER("euler", "simple");

    /** What a workflow without a slot for it uses, whatever that is. */
    static final String WORKFLOWS_OWN = "workflow";

    private final String sampler;
    private final String scheduler;

    ComfySampler(String sampler, String scheduler) {
        this.sampler = sampler;
        this.scheduler = scheduler;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sampler() {
        return sampler;
    }

    /** Models that were distilled to few steps want them trailing, which ComfyUI calls sgm_uniform. */
    String scheduler(boolean few) {
        return few && scheduler.equals("normal") ? "sgm_uniform" : scheduler;
    }

    static Optional<ComfySampler> labelled(String label) {
        return Arrays.stream(values())
                .filter(sampler -> sampler.label().equals(label))
                .findFirst();
    }

    /** Of a model that follows noise, the given one first. */
    static List<String> ofNoise(ComfySampler first) {
        return Stream.concat(Stream.of(first), Arrays.stream(values()).filter(one -> one != first))
                .filter(one -> one != FLOW_MATCH_EULER)
                .map(ComfySampler::label)
                .toList();
    }
}
