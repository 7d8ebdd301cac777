package sluice.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {
    private static final String PROPERTY = "sluice.unpacked";

    @TempDir
    Path scratch;

    private Path folder;

    @BeforeEach
    void name() {
        folder = scratch.resolve("not/there yet");
        System.setProperty(PROPERTY, folder.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            Path kept = Unpacked.<RuntimeException>of("words", place -> {
                        made.incrementAndGet();
                        Files.writeString(place, "all of it");
                    })
                    .orElseThrow();
            assertEquals("all of it", Files.readString(kept));
        }
        assertEquals(1, made.get());
        assertEquals(List.of("words"), names());
    }

    @Test
    void aFolderIsKeptAsAWhole() throws Exception {
        Path kept = Unpacked.<RuntimeException>of("libraries", place -> {
                    Files.createDirectories(place);
                    Files.writeString(place.resolve("one"), "1");
                    Files.writeString(place.resolve("two"), "2");
                })
                .orElseThrow();
        assertEquals("2", Files.readString(kept.resolve("two")));
        assertEquals(List.of("libraries"), names());
    }

    /** What was begun is not taken for what is whole. */
    @Test
    void whatFailsHalfwayLeavesNothing() throws Exception {
        assertEquals(Optional.empty(), Unpacked.<RuntimeException>of("words", place -> {
            Files.writeString(place, "half");
            throw new IOException("the disk is full");
        }));
        assertThrows(
                IllegalStateException.class,
                () -> Unpacked.<RuntimeException>of("words", place -> {
                    Files.writeString(place, "half");
                    throw new IllegalStateException("a fault");
                }));
        assertEquals(List.of(), names());
    }

    @Test
    void withoutAFolderNothingIsKept() throws Exception {
        System.clearProperty(PROPERTY);
        assertEquals(
                Optional.empty(), Unpacked.<RuntimeException>of("words", place -> Files.writeString(place, "never")));
        Path file = Files.writeString(scratch.resolve("a file"), "in the way");
        System.setProperty(PROPERTY, file.toString());
        assertEquals(
                Optional.empty(), Unpacked.<RuntimeException>of("words", place -> Files.writeString(place, "never")));
    }

    @Test
    void thoseWhoMakeTheSameAtOnceAllGetIt() throws Exception {
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<String>> makers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                makers.add(() -> {
                    Path kept = Unpacked.<Exception>of("words", place -> {
                                together.await();
                                Files.writeString(place, "the same");
                            })
                            .orElseThrow();
                    return Files.readString(kept);
                });
            }
            for (Future<String> one : threads.invokeAll(makers)) {
                assertEquals("the same", one.get());
            }
        }
        assertEquals(List.of("words"), names());
    }

    @Test
    void foldersMayBeMadeAtOnceAsWell() throws Exception {
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<Path>> makers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                makers.add(() -> Unpacked.<Exception>of("libraries", place -> {
                            Files.createDirectories(place);
                            Files.writeString(place.resolve("one"), "1");
                            together.await();
                        })
                        .orElseThrow());
            }
            for (Future<Path> one : threads.invokeAll(makers)) {
                assertEquals("1", Files.readString(one.get().resolve("one")));
            }
        }
        assertEquals(List.of("libraries"), names());
    }
}
