package sluice.contracts.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderRequest;
import sluice.render.finish.Finishing;
import sluice.render.route.Quote;

/** A request made up for tests, with a place and a price, each part of which can be said otherwise. */
public final class Wish {
    public static final Instant AT = Instant.parse("2026-05-01T12:00:00.250Z");

    /** What {@link #quoted} says that an image takes, unless it is said otherwise. */
    public static final long MICRO_USD = 1_000;

    private static final Map<Stage, Double> AN_IMAGE =
            Map.of(Stage.ENCODE, 0.25, Stage.DENOISE, 1.5, Stage.DECODE, 0.5, Stage.FINISH, 0.125);

    private final String prompt;
    private long seed = 7;
    private int width = 64;
    private int steps = 4;
    private String pool = "here";
    private Places places = Places.HOME;
    private String model = "plain";
    private @Nullable StartImage start;
    private @Nullable String key;
    private int count = 1;
    private int priority;
    private @Nullable Instant deadline;
    private @Nullable String campaign;
    private Finishing finishing = Finishing.NONE;
    private @Nullable Long microUsd;
    private Instant at = AT;

    private Wish(String prompt) {
        this.prompt = prompt;
    }

    public static Wish of(String prompt) {
        return new Wish(prompt);
    }

    public Wish seed(long first) {
        this.seed = first;
        return this;
    }

    public Wish width(int pixels) {
        this.width = pixels;
        return this;
    }

    public Wish steps(int number) {
        this.steps = number;
        return this;
    }

    public Wish pool(String name) {
        this.pool = name;
        return this;
    }

    /** Stages that other pools are to do. */
    public Wish places(Places elsewhere) {
        this.places = elsewhere;
        return this;
    }

    public Wish model(String id) {
        this.model = id;
        return this;
    }

    public Wish from(StartImage image) {
        this.start = image;
        return this;
    }

    public Wish key(String name) {
        this.key = name;
        return this;
    }

    public Wish count(int images) {
        this.count = images;
        return this;
    }

    public Wish priority(int level) {
        this.priority = level;
        return this;
    }

    public Wish deadline(Instant latest) {
        this.deadline = latest;
        return this;
    }

    public Wish campaign(String name) {
        this.campaign = name;
        return this;
    }

    public Wish finishing(Finishing last) {
        this.finishing = last;
        return this;
    }

    /** The quote of all images. */
    public Wish microUsd(long quoted) {
        this.microUsd = quoted;
        return this;
    }

    public Wish at(Instant time) {
        this.at = time;
        return this;
    }

    public RenderRequest request() {
        RenderSpec spec =
                new RenderSpec(prompt, "fog", seed, width, 64, null, 7.5, null, "euler", Quality.STANDARD, start);
        return new RenderRequest(
                key, spec, count, finishing, priority, deadline, 5_000_000L, campaign, false, "api", at);
    }

    public QuotedRequest quoted() {
        Recipe recipe = new Recipe(prompt, "fog", seed, width, 64, steps, 7.5, model, Recipe.ORIGINAL, "euler", start);
        Map<Stage, Double> seconds = Map.of(
                Stage.ENCODE, stage(Stage.ENCODE),
                Stage.DENOISE, stage(Stage.DENOISE),
                Stage.DECODE, stage(Stage.DECODE),
                Stage.FINISH, stage(Stage.FINISH));
        long quoted = microUsd == null ? MICRO_USD * count : microUsd;
        Quote quote = new Quote(
                pool,
                model,
                Recipe.ORIGINAL,
                places,
                count,
                seconds,
                0.75,
                quoted,
                quoted + quoted / 4,
                at.plus(Duration.ofSeconds(9)),
                0.25,
                true);
        return new QuotedRequest(request(), recipe, quote);
    }

    private double stage(Stage stage) {
        return AN_IMAGE.getOrDefault(stage, 0.0) * count;
    }
}
