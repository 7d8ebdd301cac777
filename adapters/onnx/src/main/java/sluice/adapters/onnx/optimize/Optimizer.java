package sluice.adapters.onnx.optimize;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import sluice.adapters.onnx.optimize.Subject.Running;
import sluice.analysis.Embedder;
import sluice.failure.SluiceException;
import sluice.render.Recipe;
import sluice.render.certify.Certificate;
import sluice.render.certify.CertificateRule;
import sluice.render.certify.CertificateRule.Measured;
import sluice.render.certify.Machine;
import sluice.render.generate.GeneratorException;

/**
 * Makes variants of a model, runs each against the original, and writes down what came of it. What was certified on this
 * machine for these very files is not done again, so that an optimisation that was interrupted goes on where it stopped.
 */
public final class Optimizer {
    private final Embedder judge;
    private final CertificateRule rule;
    private final Machine machine;
    private final String provider;
    private final InstantSource clock;

    /**
     * @param judge tells how alike two pictures are
     * @param provider on which the subjects run, such as {@code cpu}
     */
    public Optimizer(Embedder judge, CertificateRule rule, Machine machine, String provider, InstantSource clock) {
        this.judge = judge;
        this.rule = rule;
        this.machine = machine;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param samples pictures, or vectors, that are compared
     * @param leastSeconds that a variant and its original are run for together: quick models take more turns than there
     *     are samples
     * @param again whether to measure anew what is certified already
     */
    public record Order(List<VariantKind> variants, int samples, double leastSeconds, boolean again) {
        public Order {
            variants = List.copyOf(variants);
            if (samples < 1 || variants.isEmpty()) {
                throw new IllegalArgumentException("an order has variants and samples");
            }
        }
    }

    /** What came of one variant. */
    public sealed interface Outcome {
        VariantKind kind();

        /** @param kept whether it had been measured before, and was not again */
        record Judged(VariantKind kind, Certificate certificate, boolean kept) implements Outcome {}

        /** It could not be made, or could not be run. */
        record Impossible(VariantKind kind, String reason) implements Outcome {}
    }

    /** Hears how far it is. */
    public interface Progress {
        /** @param doing such as {@code making} or {@code sample 3 of 8} */
        void at(VariantKind kind, String doing);

        /** One variant is through. */
        void ended(Outcome outcome);
    }

    /**
     * In the order asked for.
     *
     * @throws SluiceException INVALID when the subject cannot be compared at all, STORAGE when nothing can be written
     */
    public List<Outcome> optimise(Subject subject, Order order, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>();
        subject.requireSamples();
        String hash = subject.hash();
        for (VariantKind kind : order.variants()) {
            VariantFolder folder = new VariantFolder(subject.folder(), kind.label());
            Optional<Certificate> before = order.again() ? Optional.empty() : valid(folder, hash);
            Outcome outcome = before.<Outcome>map(known -> new Outcome.Judged(kind, known, true))
                    .orElseGet(() -> tried(subject, hash, kind, folder, order, progress));
            outcomes.add(outcome);
            progress.ended(outcome);
        }
        return List.copyOf(outcomes);
    }

    private Optional<Certificate> valid(VariantFolder folder, String hash) {
        return folder.certificate(machine, provider)
                .filter(known -> known.originalHash().equals(hash)
                        && known.machine().equals(machine.label())
                        && (!known.verdict().accepted() || folder.intact()));
    }

    private Outcome tried(
            Subject subject, String hash, VariantKind kind, VariantFolder folder, Order order, Progress progress) {
        try {
            progress.at(kind, "making");
            AtomicInteger changed = new AtomicInteger();
            make(subject, kind, folder, changed);
            if (changed.get() == 0) {
                folder.dropWeights();
                return new Outcome.Impossible(kind, "the model has nothing that it could change");
            }
            progress.at(kind, "loading");
            Measured measured = measured(subject, kind, order, progress);
            Certificate certificate = certificate(subject, hash, kind, folder, order, measured);
            folder.certify(machine, certificate);
            return new Outcome.Judged(kind, certificate, false);
        } catch (GeneratorException e) {
            folder.dropWeights();
            return new Outcome.Impossible(kind, String.valueOf(e.getMessage()));
        } catch (SluiceException e) {
            folder.dropWeights();
            return switch (e.code()) {
                case STORAGE, FORBIDDEN, CONFLICT, OVERLOADED -> throw e;
                case INVALID, NOT_FOUND, TOO_LARGE, UNSUPPORTED, INTERNAL ->
                    new Outcome.Impossible(kind, String.valueOf(e.getMessage()));
            };
        }
    }

    private static void make(Subject subject, VariantKind kind, VariantFolder folder, AtomicInteger changed)
            throws GeneratorException {
        List<GeneratorException> failed = new ArrayList<>();
        folder.make(making -> {
            try {
                changed.set(new VariantMaking(subject, kind).into(making));
            } catch (GeneratorException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private Measured measured(Subject subject, VariantKind kind, Order order, Progress progress)
            throws GeneratorException {
        try (Running original = subject.open(Recipe.ORIGINAL);
                Running variant = subject.open(kind.label())) {
            return new Trial(judge, order.leastSeconds())
                    .run(
                            original,
                            variant,
                            order.samples(),
                            done -> progress.at(kind, "sample %d of %d".formatted(done, order.samples())));
        }
    }

    private Certificate certificate(
            Subject subject, String hash, VariantKind kind, VariantFolder folder, Order order, Measured measured) {
        return new Certificate(
                subject.model(),
                kind.label(),
                machine.label(),
                provider,
                hash,
                order.samples(),
                measured.originalSeconds(),
                measured.variantSeconds(),
                VariantFolder.bytes(subject),
                folder.bytesWith(subject),
                measured.psnr(),
                measured.ssim(),
                measured.worstSsim(),
                measured.cosine(),
                rule.judge(measured),
                clock.instant());
    }
}
