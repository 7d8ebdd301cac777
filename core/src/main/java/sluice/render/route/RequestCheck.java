package sluice.render.route;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.render.RenderSpec;
import sluice.render.finish.Crop;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/** What is wrong with a request, whoever may draw it, or for one model. */
final class RequestCheck {
    static final int MOST_IMAGES = 1_000;
    private static final int LONGEST_PROMPT = 10_000;
    private static final int MOST_EDGE = 1 << 16;
    private static final double MOST_GUIDANCE = 100;
    private static final double MOST_UPSCALE = 8;
    private static final int MOST_QUALITY = 100;

    private RequestCheck() {}

    /** What no model could do. */
    static Optional<Routing.Refused> general(
            RenderSpec spec,
            int count,
            Finishing finishing,
            @Nullable Instant deadline,
            @Nullable Long costLimitMicroUsd,
            Instant now) {
        Integer steps = spec.steps();
        Double guidance = spec.guidance();
        if (spec.prompt().isBlank()) {
            return refused("prompt", "Say what is to be drawn: the prompt is empty.");
        }
        if (spec.prompt().length() > LONGEST_PROMPT) {
            return refused("prompt", tooLong("prompt", spec.prompt()));
        }
        if (spec.negativePrompt().length() > LONGEST_PROMPT) {
            return refused("negativePrompt", tooLong("negative prompt", spec.negativePrompt()));
        }
        if (count < 1 || count > MOST_IMAGES) {
            return refused("count", "A request is for 1 to 1,000 images, not " + count + ".");
        }
        if (spec.width() < 1 || spec.width() > MOST_EDGE) {
            return refused("width", "A picture is not " + spec.width() + " pixels wide.");
        }
        if (spec.height() < 1 || spec.height() > MOST_EDGE) {
            return refused("height", "A picture is not " + spec.height() + " pixels high.");
        }
        if (steps != null && steps < 1) {
            return refused("steps", "A picture takes a step at least, not " + steps + ".");
        }
        if (guidance != null && !(guidance >= 0 && guidance <= MOST_GUIDANCE)) {
            return refused("guidance", "Guidance is a number from 0 to 100, not " + guidance + ".");
        }
        if (deadline != null && !deadline.isAfter(now)) {
            return refused("deadline", "The deadline " + deadline + " is over.");
        }
        if (costLimitMicroUsd != null && costLimitMicroUsd < 0) {
            return refused("costLimitMicroUsd", "A cost limit is not below zero.");
        }
        return finishing(spec, finishing);
    }

    private static Optional<Routing.Refused> finishing(RenderSpec spec, Finishing finishing) {
        double upscale = finishing.upscale();
        if (!(upscale >= 1 && upscale <= MOST_UPSCALE)) {
            return refused("finishing.upscale", "A picture is made 1 to 8 times as wide, not " + upscale + " times.");
        }
        if (upscale * upscale * spec.pixels() > Finisher.MOST_PIXELS) {
            return refused(
                    "finishing.upscale",
                    String.format(
                            Locale.ROOT,
                            "%dx%d made %s times as wide is more than %,d pixels.",
                            spec.width(),
                            spec.height(),
                            upscale,
                            Finisher.MOST_PIXELS));
        }
        if (finishing.quality() < 1 || finishing.quality() > MOST_QUALITY) {
            return refused("finishing.quality", "The file's quality is 1 to 100, not " + finishing.quality() + ".");
        }
        for (Crop crop : finishing.crops()) {
            if (crop.width() < 1 || crop.height() < 1 || (long) crop.width() * crop.height() > Finisher.MOST_PIXELS) {
                return refused(
                        "finishing.crops",
                        "The crop " + crop.name() + " cannot be " + crop.width() + "x" + crop.height() + ".");
            }
        }
        return Optional.empty();
    }

    /** What one model cannot do. */
    static Optional<Routing.Refused> with(RenderModel model, RenderSpec spec) {
        String id = model.id();
        Integer steps = spec.steps();
        String sampler = spec.sampler();
        if (!model.best().isAtLeast(spec.quality())) {
            return refused(
                    "quality",
                    id + " is good for " + model.best().label() + " at best, not for "
                            + spec.quality().label() + ".");
        }
        for (boolean wide : new boolean[] {true, false}) {
            int edge = wide ? spec.width() : spec.height();
            String field = wide ? "width" : "height";
            if (edge % model.multiple() != 0) {
                return refused(
                        field,
                        id + " draws edges that are multiples of " + model.multiple() + ", not " + edge + "; "
                                + nearest(edge, model) + " would do.");
            }
            if (edge < model.leastEdge()) {
                return refused(field, id + " draws edges from " + model.leastEdge() + " pixels on, not " + edge + ".");
            }
        }
        if (spec.pixels() > model.mostPixels()) {
            return refused(
                    spec.width() >= spec.height() ? "width" : "height",
                    String.format(
                            Locale.ROOT,
                            "%s draws up to %,d pixels, and %dx%d is %,d.",
                            id,
                            model.mostPixels(),
                            spec.width(),
                            spec.height(),
                            spec.pixels()));
        }
        if (steps != null && steps > model.mostSteps()) {
            return refused("steps", id + " takes up to " + model.mostSteps() + " steps, not " + steps + ".");
        }
        if (sampler != null && !model.samplers().contains(sampler)) {
            return refused(
                    "sampler",
                    id + " has no sampler \"" + shortened(sampler) + "\"; it has " + String.join(", ", model.samplers())
                            + ".");
        }
        if (spec.start() != null && !model.startsFromImages()) {
            return refused("start", id + " does not start from images.");
        }
        return Optional.empty();
    }

    private static int nearest(int edge, RenderModel model) {
        int multiple = model.multiple();
        int near = (int) Math.round((double) edge / multiple) * multiple;
        int least = (model.leastEdge() + multiple - 1) / multiple * multiple;
        return Math.max(near, Math.max(least, multiple));
    }

    private static String tooLong(String what, String text) {
        return String.format(
                Locale.ROOT, "The %s has %,d characters; %,d are the most.", what, text.length(), LONGEST_PROMPT);
    }

    /** What somebody sent, no longer than a message should be. */
    static String shortened(String text) {
        int longest = 60;
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static Optional<Routing.Refused> refused(String field, String reason) {
        return Optional.of(new Routing.Refused(field, reason));
    }
}
