package sluice.render.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.render.Wish.AT;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.Wish;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.RetryRule;

@Timeout(120)
class GroupAcceptanceTest {
    private static final InstantSource CLOCK = InstantSource.fixed(AT);

    private final RenderPorts ports = RenderPorts.inMemory(RetryRule.DEFAULT);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The desk begins its first transaction when it is told to. */
    private final CountDownLatch open = new CountDownLatch(1);

    private final CountDownLatch begun = new CountDownLatch(1);
    /** How many requests each transaction had. */
    private final List<Integer> groups = new ArrayList<>();

    @AfterEach
    void end() {
        open.countDown();
        threads.close();
    }

    private List<Accepted> acceptWhenOpen(List<QuotedRequest> requests, Instant now) {
        begun.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        groups.add(requests.size());
        if (requests.stream().anyMatch(what -> what.request().spec().prompt().equals("bad"))) {
            throw new IllegalArgumentException("no such thing can be drawn");
        }
        if (requests.stream().anyMatch(what -> what.request().spec().prompt().equals("full"))) {
            throw SluiceException.of(FailureCode.STORAGE, "the disk is full");
        }
        return ports.book().accept(requests, now);
    }

    private GroupAcceptance acceptance(int room) {
        return new GroupAcceptance(this::acceptWhenOpen, CLOCK, room);
    }

    private Future<Accepted> submit(GroupAcceptance acceptance, Wish wish) {
        Callable<Accepted> call = () -> acceptance.accept(wish.quoted());
        return threads.submit(call);
    }

    /** One whom the desk is busy with, and then these, who wait all of them. */
    private List<Future<Accepted>> waiting(GroupAcceptance acceptance, List<Wish> wishes) throws InterruptedException {
        List<Future<Accepted>> answers = new ArrayList<>();
        answers.add(submit(acceptance, Wish.of("first")));
        begun.await();
        for (Wish wish : wishes) {
            int before = acceptance.waiting();
            answers.add(submit(acceptance, wish));
            while (acceptance.waiting() == before) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }

    @Test
    void oneAloneIsAccepted() {
        open.countDown();
        Accepted answer = acceptance(1).accept(Wish.of("fox").quoted());
        assertEquals(
                "fox",
                ports.book()
                        .find(Objects.requireNonNull(answer.render()))
                        .orElseThrow()
                        .request()
                        .spec()
                        .prompt());
        assertEquals(List.of(1), groups);
    }

    @Test
    void thoseWhoWaitAreAcceptedTogetherAndEachHasHisOwnAnswer() throws Exception {
        List<Wish> wishes = IntStream.range(0, 50)
                .mapToObj(i -> Wish.of("wish " + i).key("key " + i / 2 * 2))
                .toList();
        List<Future<Accepted>> answers = waiting(acceptance(100), wishes);
        open.countDown();
        for (int i = 0; i < 50; i++) {
            Accepted answer = answers.get(i + 1).get();
            // Each second one has taken the key of the one before.
            assertEquals(i % 2 == 0 ? null : "key", answer.field());
            if (i % 2 == 0) {
                long render = Objects.requireNonNull(answer.render());
                assertEquals(
                        "wish " + i,
                        ports.book().find(render).orElseThrow().request().spec().prompt());
            }
        }
        assertEquals(List.of(1, 50), groups);
    }

    @Test
    void aTransactionTakesOnlySoMany() throws Exception {
        List<Wish> wishes = IntStream.range(0, 5)
                .mapToObj(i -> Wish.of("wish " + i).count(GroupAcceptance.IMAGES / 2))
                .toList();
        List<Future<Accepted>> answers = waiting(acceptance(100), wishes);
        open.countDown();
        for (Future<Accepted> answer : answers) {
            assertTrue(answer.get().refused() == null);
        }
        assertEquals(List.of(1, 2, 2, 1), groups);
    }

    @Test
    void whoFindsNoRoomIsToldSoAtOnce() throws Exception {
        GroupAcceptance acceptance = acceptance(2);
        List<Future<Accepted>> answers = waiting(acceptance, List.of(Wish.of("1"), Wish.of("2")));
        SluiceException full = assertThrows(
                SluiceException.class, () -> acceptance.accept(Wish.of("3").quoted()));
        assertEquals(FailureCode.OVERLOADED, full.code());
        open.countDown();
        for (Future<Accepted> answer : answers) {
            assertFalse(answer.get().repeated());
        }
        assertTrue(acceptance.accept(Wish.of("4").quoted()).refused() == null);
    }

    @Test
    void oneThatCannotEvenBeLookedAtFailsAlone() throws Exception {
        List<Future<Accepted>> answers =
                waiting(acceptance(9), List.of(Wish.of("fox"), Wish.of("bad"), Wish.of("owl")));
        open.countDown();
        assertTrue(answers.get(1).get().refused() == null);
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> answers.get(2).get());
        assertInstanceOf(IllegalArgumentException.class, failed.getCause());
        assertTrue(answers.get(3).get().refused() == null);
        assertEquals(3, ports.book().list(null, null, null, 9).size());
    }

    @Test
    void aFailureOfTheStorageIsToldToAllWhomItConcerned() throws Exception {
        GroupAcceptance acceptance = acceptance(9);
        List<Future<Accepted>> answers = waiting(acceptance, List.of(Wish.of("fox"), Wish.of("full")));
        open.countDown();
        assertTrue(answers.getFirst().get().refused() == null);
        for (Future<Accepted> answer : answers.subList(1, 3)) {
            ExecutionException failed = assertThrows(ExecutionException.class, answer::get);
            assertEquals(
                    FailureCode.STORAGE,
                    assertInstanceOf(SluiceException.class, failed.getCause()).code());
        }
        assertTrue(acceptance.accept(Wish.of("owl").quoted()).refused() == null);
    }

    @Test
    void nothingIsLostInABurst() throws Exception {
        open.countDown();
        GroupAcceptance acceptance = acceptance(GroupAcceptance.ROOM);
        List<Future<Accepted>> answers = IntStream.range(0, 5_000)
                .mapToObj(i -> submit(acceptance, Wish.of("wish " + i)))
                .toList();
        Set<Long> renders = new HashSet<>();
        for (Future<Accepted> answer : answers) {
            assertTrue(renders.add(Objects.requireNonNull(answer.get().render())));
        }
        assertEquals(5_000, ports.book().list(null, null, null, 9_999).size());
        assertEquals(0, acceptance.waiting());
    }
}
