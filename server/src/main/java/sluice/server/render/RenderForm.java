package sluice.server.render;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import sluice.render.StartImage;
import sluice.render.book.RenderRequest;
import sluice.server.http.Body;
import sluice.server.http.Request;

/** Reads what somebody asks for; what a request leaves out gets a sensible value, and what is wrong is said by its field. */
final class RenderForm {
    /** Longer ones are cut by every model there is. */
    private static final int LONGEST_PROMPT = 10_000;

    private static final int LONGEST_NAME = 128;
    private static final int MOST_IMAGES = 1_000;
    private static final long LARGEST_EDGE = 16_384;
    /** Seeds up to here are understood by every other program. */
    private static final long SEEDS = 1L << 32;

    private static final long MOST_MICRO_USD = 1_000_000_000_000L;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private final RenderWork work;
    private final InstantSource clock;
    private final RandomGenerator random;

    RenderForm(RenderWork work, InstantSource clock, RandomGenerator random) {
        this.work = work;
        this.clock = clock;
        this.random = random;
    }

    RenderRequest read(Request request) throws IOException {
        Body body = Body.of(request);
        Instant now = clock.instant();
        Optional<String> model = body.textIfThere("model");
        int[] size = size(body, model);
        String key = key(body, request);
        RenderSpec spec = new RenderSpec(
                required(body, "prompt"),
                bounded(body.text("negativePrompt", ""), "negativePrompt"),
                seed(body, key),
                size[0],
                size[1],
                body.has("steps") ? (int) whole(body, "steps", 1, 1_000) : null,
                body.has("guidance") ? within(body, "guidance", 0, 100) : null,
                model.orElse(null),
                body.textIfThere("sampler").orElse(null),
                quality(body),
                start(body));
        return new RenderRequest(
                key,
                spec,
                body.has("count") ? (int) whole(body, "count", 1, MOST_IMAGES) : 1,
                new FinishingForm(work).read(body),
                body.has("priority") ? (int) whole(body, "priority", -10, 10) : 0,
                deadline(body, now),
                body.has("costLimitMicroUsd") ? whole(body, "costLimitMicroUsd", 0, MOST_MICRO_USD) : null,
                body.textIfThere("campaign").orElse(null),
                body.flag("reuseSimilar"),
                origin(body),
                now);
    }

    private static String required(Body body, String field) {
        String text = bounded(body.text(field), field);
        if (text.isBlank()) {
            throw Body.wrong(field, "what is to be drawn, in words");
        }
        return text;
    }

    private static String bounded(String text, String field) {
        if (text.length() > LONGEST_PROMPT) {
            throw SluiceException.about(
                    FailureCode.TOO_LARGE, field, "%s has at most %,d characters".formatted(field, LONGEST_PROMPT));
        }
        return text;
    }

    private static @Nullable String key(Body body, Request request) {
        String key = body.textIfThere("key")
                .or(() -> request.header("Idempotency-Key"))
                .orElse(null);
        if (key != null && (key.isBlank() || key.length() > LONGEST_NAME)) {
            throw Body.wrong("key", "1 to " + LONGEST_NAME + " characters");
        }
        return key;
    }

    /** By chance when nobody says one; a request with a key gets the same one each time it is sent. */
    private long seed(Body body, @Nullable String key) {
        if (!body.has("seed")) {
            return key == null ? random.nextLong(SEEDS) : new SplittableRandom(key.hashCode()).nextLong(SEEDS);
        }
        String text = body.text("seed");
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "seed", "seed is a whole number from 0 to 2^64 - 1, not \"" + text + "\"", e);
        }
    }

    private int[] size(Body body, Optional<String> model) {
        Optional<String> size = body.textIfThere("size");
        if (size.isPresent()) {
            Matcher matcher = SIZE.matcher(size.get());
            if (!matcher.matches()) {
                throw Body.wrong("size", "width and height such as 1024x768, not \"" + size.get() + "\"");
            }
            return new int[] {edge(matcher.group(1)), edge(matcher.group(2))};
        }
        if (!body.has("width") && !body.has("height")) {
            int edge = work.edge(model);
            return new int[] {edge, edge};
        }
        return new int[] {(int) whole(body, "width", 1, LARGEST_EDGE), (int) whole(body, "height", 1, LARGEST_EDGE)};
    }

    private static int edge(String digits) {
        int edge = Integer.parseInt(digits);
        if (edge < 1 || edge > LARGEST_EDGE) {
            throw Body.wrong("size", "width and height of 1 to %,d".formatted(LARGEST_EDGE));
        }
        return edge;
    }

    private static Quality quality(Body body) {
        String label = body.text("quality", Quality.STANDARD.label());
        return Quality.labelled(label)
                .orElseThrow(() -> Body.wrong("quality", "draft, standard or hero, not \"" + label + "\""));
    }

    private @Nullable StartImage start(Body body) {
        Optional<String> asset = body.textIfThere("start");
        if (asset.isEmpty()) {
            return null;
        }
        double strength = body.has("strength") ? within(body, "strength", 0.01, 1) : 0.6;
        return new StartImage(there(asset.get(), "start"), strength);
    }

    private AssetId there(String hex, String field) {
        AssetId id = asset(hex, field);
        if (!work.isThere(id)) {
            throw SluiceException.about(FailureCode.NOT_FOUND, field, "there is no image " + hex);
        }
        return id;
    }

    static AssetId asset(String hex, String field) {
        try {
            return new AssetId(hex);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    FailureCode.INVALID, field, field + " is the id of an image: " + e.getMessage(), e);
        }
    }

    private static @Nullable Instant deadline(Body body, Instant now) {
        if (body.has("deadlineSeconds")) {
            return now.plus(Duration.ofMillis((long) (1_000 * within(body, "deadlineSeconds", 0.001, 1e8))));
        }
        Optional<String> text = body.textIfThere("deadline");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text.get());
        } catch (DateTimeException e) {
            throw new SluiceException(
                    FailureCode.INVALID,
                    "deadline",
                    "deadline is a moment such as 2026-11-21T18:00:00Z, not \"" + text.get() + "\"",
                    e);
        }
    }

    private static String origin(Body body) {
        String origin = body.text("origin", "api");
        if (!origin.equals("page") && !origin.equals("cli") && !origin.equals("api")) {
            throw Body.wrong("origin", "page, cli or api, not \"" + origin + "\"");
        }
        return origin;
    }

    static long whole(Body body, String field, long least, long most) {
        double number = within(body, field, least, most);
        if (number != Math.rint(number)) {
            throw Body.wrong(field, "a whole number");
        }
        return (long) number;
    }

    static double within(Body body, String field, double least, double most) {
        double number = body.number(field, Double.NaN);
        if (!(number >= least && number <= most)) {
            throw Body.wrong(field, "%s to %s".formatted(shown(least), shown(most)));
        }
        return number;
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? "%,d".formatted((long) number) : Double.toString(number);
    }
}
