package sluice.adapters.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

class ProviderChoiceTest {
    private static final ProviderPlan CARD = ProviderPlan.cuda(3, 1, 4L << 30);
    private static final ProviderPlan ENGINES = ProviderPlan.tensorrt(3, 0, 0, Path.of("engines"), true);
    private static final Set<OrtProvider> PLAIN = Set.of(OrtProvider.CPU);
    private static final Set<OrtProvider> GPU = Set.of(OrtProvider.CPU, OrtProvider.CUDA, OrtProvider.TENSOR_RT);

    @Test
    void theCpuIsAlwaysThere() throws Exception {
        ProviderPlan cpu = ProviderPlan.cpu(2);
        assertEquals(cpu, ProviderChoice.of(cpu).plan());
    }

    @Test
    void thePlainBuildSaysHowToGetAnother() throws Exception {
        assumeFalse(OnnxRuntime.built().contains(OrtProvider.CUDA), "this is the build for cards");
        for (ProviderPlan plan : List.of(CARD, ENGINES)) {
            ProviderChoice choice = ProviderChoice.of(plan);
            GeneratorException trouble = assertThrows(GeneratorException.class, choice::plan);
            assertEquals(Kind.GONE, trouble.kind());
            String message = String.valueOf(trouble.getMessage());
            assertTrue(message.contains("-Pgpu") && message.contains("\"cpu\""), message);
            assertTrue(message.contains(plan.provider().shown()), message);
        }
    }

    @Test
    void aBuildForCardsWithoutACardSaysWhatToCheck() {
        ProviderChoice choice = new ProviderChoice(CARD, GPU, plan -> Optional.of("no device was found."));
        GeneratorException trouble = assertThrows(GeneratorException.class, choice::plan);
        assertEquals(Kind.GONE, trouble.kind());
        assertEquals(
                "CUDA cannot be used on device 1: no device was found. Check the driver, CUDA and cuDNN, or give the pool"
                        + " the provider \"cpu\".",
                trouble.getMessage());
    }

    @Test
    void whatIsThereIsTaken() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        ProviderChoice choice = new ProviderChoice(ENGINES, GPU, plan -> {
            tried.incrementAndGet();
            return Optional.empty();
        });
        assertEquals(ENGINES, choice.plan());
        assertEquals(ENGINES, choice.plan());
        assertEquals(1, tried.get(), "what was found once is not tried again");
    }

    @Test
    void aCardThatComesBackIsTaken() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        ProviderChoice choice = new ProviderChoice(
                CARD, GPU, plan -> tried.incrementAndGet() == 1 ? Optional.of("busy.") : Optional.empty());
        assertThrows(GeneratorException.class, choice::plan);
        assertEquals(CARD, choice.plan());
    }

    @Test
    void theCpuStandsInWhereThePlanAllowsItAndThatIsLoggedOnce() throws Exception {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(ProviderChoice.class.getName());
        logger.addHandler(handler);
        try {
            ProviderChoice choice = new ProviderChoice(CARD.orCpu(), PLAIN, plan -> Optional.empty());
            assertEquals(ProviderPlan.cpu(3), choice.plan());
            assertEquals(ProviderPlan.cpu(3), choice.plan());
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, logged.size(), logged::toString);
        assertTrue(logged.getFirst().contains("no CUDA") && logged.getFirst().contains("threads: 3"), logged::toString);
    }

    @Test
    void plansThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ProviderPlan.cpu(0));
        assertThrows(IllegalArgumentException.class, () -> ProviderPlan.cpu(257));
        assertThrows(IllegalArgumentException.class, () -> ProviderPlan.cuda(1, -1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProviderPlan(ExecutionProvider.TENSORRT, 1, 0, 0, null, false, false));
    }

    @Test
    void providersHaveTheLabelsOfPools() {
        assertEquals(Optional.of(ExecutionProvider.TENSORRT), ExecutionProvider.labelled("tensorrt"));
        assertEquals(Optional.empty(), ExecutionProvider.labelled("remote"));
        assertEquals(ProviderPlan.cpu(2), ProviderPlan.of("cpu", 2, 0, 1L << 30, Path.of("engines")));
        assertEquals(CARD, ProviderPlan.of("cuda", 3, 1, 4L << 30, Path.of("engines")));
        assertEquals(ENGINES, ProviderPlan.of("tensorrt", 3, 0, 0, Path.of("engines")));
        assertThrows(IllegalArgumentException.class, () -> ProviderPlan.of("abacus", 1, 0, 0, Path.of("engines")));
    }
}
