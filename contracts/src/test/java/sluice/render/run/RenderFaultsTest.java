package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.budget.Charge;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.generate.GeneratorException.Kind;

/** What becomes of images when a generator fails at them: the table in {@code docs/rendering.md}. */
class RenderFaultsTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    /** Whether this is what somebody asked for, and not the first run of a pipeline. */
    static boolean isWork(List<Recipe> recipes) {
        return !recipes.isEmpty() && recipes.getFirst().width() == 64;
    }

    /** Seconds of a stage that are billed to a render. */
    static double billed(Studio studio, long render, Stage stage) {
        return studio.charges(render).stream()
                .filter(charge -> charge.stage() == stage)
                .map(StageCharge::cost)
                .mapToDouble(cost -> cost.wallSeconds())
                .sum();
    }

    /** Fails whenever an image of this prompt is in the call. */
    private static PlainGenerator.Moment poison(RuntimeException cause) {
        return recipes -> {
            if (recipes.stream().anyMatch(recipe -> recipe.prompt().equals("poison"))) {
                throw cause;
            }
        };
    }

    @Test
    void whatIsRefusedIsDeadAtOnceAndNothingIsHeldAgainstThePool() throws Exception {
        studio.generator.atEncode(recipes -> {
            if (isWork(recipes)) {
                throw Studio.fault(Kind.REFUSED);
            }
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DEAD);
        RenderJob job = studio.only(render);
        assertEquals(
                List.of(1, "it is REFUSED"),
                List.of(job.leasing().attempts(), job.leasing().note()));
        assertEquals(List.of(Stage.ENCODE), studio.stages(render, Charge.Outcome.FAILED));
        assertNull(workers.pools().getFirst().outUntil());
        studio.await("it was told", () -> studio.ended.size() == 1);
        assertEquals(0, studio.ports.book().loads().size(), "what was reserved is free again");
    }

    @Test
    void aModelThatNobodyHasIsRefused() throws Exception {
        long render = studio.accept(Wish.of("waves").model("sdxl"));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DEAD);
        assertTrue(studio.only(render).leasing().note().contains("no model sdxl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "rubbish latents", "rubbish picture", "failed"})
    void whatFailsIsTriedAgainAndThenDead(String how) throws Exception {
        AtomicBoolean armed = new AtomicBoolean(true);
        Rubbish rubbish = new Rubbish(studio.generator, () -> armed.get() ? how : "");
        studio.generator.atDecode(recipes -> {
            if (isWork(recipes) && armed.get()) {
                switch (how) {
                    case "exception" -> throw new IllegalStateException("no such plane");
                    case "error" -> throw new NoClassDefFoundError("ai/Missing");
                    case "failed" -> throw Studio.fault(Kind.FAILED);
                    default -> {}
                }
            }
        });
        long render = studio.accept(Wish.of("waves"));
        studio.work(rubbish, Studio.pool("here", 1, 1));
        studio.drain(5);
        assertEquals(JobState.DEAD, studio.state(render));
        assertEquals(Studio.RULE.attempts(), studio.only(render).leasing().attempts());
        assertEquals(0, studio.deliveries.jobs().size(), "no rubbish is delivered");
        assertTrue(studio.stages(render, Charge.Outcome.FAILED).size() >= 4, "what it took is billed");
        studio.await("the pool was taken out", () -> studio.health.stream().anyMatch(word -> word.startsWith("out")));
        armed.set(false);
        assertEquals(1, studio.ports.book().retry(render, studio.now()));
        studio.drain(5);
        assertEquals(JobState.DONE, studio.state(render));
    }

    @Test
    void oneImageThatFailsTakesNoOtherWithIt() throws Exception {
        studio.generator.atStep(poison(new IllegalStateException("a word it chokes on")));
        long poison = studio.accept(Wish.of("poison"));
        long others = studio.accept(Wish.of("waves").count(7));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(others, JobState.DONE);
        studio.awaitState(poison, JobState.RETRY);
        assertEquals(List.of(), studio.health, "no pool is taken out for an image");
        studio.drain(5);
        assertEquals(JobState.DEAD, studio.state(poison));
        assertEquals("a word it chokes on", studio.only(poison).leasing().note());
        for (RenderJob job : studio.ports.book().jobs(others)) {
            assertEquals(1, job.leasing().attempts());
            assertEquals(1, studio.deliveries.of(job.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withTooLittleMemoryTheBatchIsHalvedAndStaysSmall(boolean heap) throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atDecode(recipes -> {
            sizes.add(recipes.size());
            if (recipes.size() > 2) {
                if (heap) {
                    throw new OutOfMemoryError("a large picture");
                }
                throw Studio.fault(Kind.OUT_OF_MEMORY);
            }
        });
        long render = studio.accept(Wish.of("waves").count(8));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(render, JobState.DONE);
        assertEquals(List.of(1, 8, 4, 2, 2, 4, 2, 2), sizes);
        assertEquals(2, studio.generator.calls(), "what was denoised is only decoded again");
        long next = studio.accept(Wish.of("cells").count(4));
        studio.awaitState(next, JobState.DONE);
        assertEquals(List.of(2, 2), sizes.subList(8, 10), "it is known now how many fit");
        assertEquals(List.of(), studio.health);
        studio.ports
                .book()
                .jobs(render)
                .forEach(job -> assertEquals(1, job.leasing().attempts()));
    }

    @Test
    void aModelLargerThanThePoolIsRefusedByName() throws Exception {
        var small = new sluice.render.route.Pool(
                "here",
                "builtin",
                "",
                List.of(),
                "cpu",
                1,
                1,
                1,
                1_000,
                sluice.render.Quality.DRAFT,
                sluice.render.Quality.HERO);
        long render = studio.accept(Wish.of("waves"));
        studio.work(small);
        studio.awaitState(render, JobState.DEAD);
        assertEquals(
                "The model plain takes 1,048,576 bytes, and the pool has 1,000 for models.",
                studio.only(render).leasing().note());
    }

    @Test
    void aFirstRunThatFailsKeepsWorkAway() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        studio.generator.atDecode(recipes -> {
            if (!isWork(recipes) && broken.get()) {
                throw Studio.fault(Kind.FAILED);
            }
        });
        long render = studio.accept(Wish.of("waves").count(3));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(render, JobState.RETRY);
        assertEquals(1, studio.generator.opened(), "fewer images would not load it either");
        assertEquals(Set.of(), workers.pools().getFirst().loaded());
        studio.ports
                .book()
                .jobs(render)
                .forEach(job -> assertEquals(
                        List.of(), studio.ports.book().charges(job.id()), "loading is not billed to images"));
        broken.set(false);
        studio.drain(5);
        assertEquals(3, studio.deliveries.jobs().size());
    }
}
