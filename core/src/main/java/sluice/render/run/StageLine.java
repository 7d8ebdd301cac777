package sluice.render.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sluice.image.Raster;
import sluice.render.Phase;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.cache.CacheHit;
import sluice.render.cache.Hit;
import sluice.render.cache.StageCaches;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;

/**
 * One pool's part in drawing images that go through the generator together: looks each up in the caches, and computes what
 * is missing, stage by stage, on a pipeline that is borrowed only when something is. It stops where the next stage is
 * another pool's.
 *
 * <p>When a call fails, the images keep what was done before it.
 */
final class StageLine {
    private final String pool;
    private final StageCaches caches;
    private final StartImages starts;
    private final StageMeter meter;
    private final Vigil vigil;
    private final Lending lending;

    /** Where pipelines come from. */
    interface Lending {
        WarmPool.Loan borrow(Recipe recipe, List<Turn> turns) throws GeneratorException, InterruptedException;

        /** Gives one back, or throws it away when its generator is gone. */
        void settle(WarmPool.Loan loan, boolean sound);
    }

    StageLine(String pool, StageCaches caches, StartImages starts, StageMeter meter, Vigil vigil, Lending lending) {
        this.pool = pool;
        this.caches = caches;
        this.starts = starts;
        this.meter = meter;
        this.vigil = vigil;
        this.lending = lending;
    }

    /**
     * Does what is this pool's, before finishing; an image that is not wanted any more may be left as it is.
     *
     * @throws GeneratorException also for whatever else went wrong in the generator; OUT_OF_MEMORY for the heap's too
     * @throws CancelledException when none of them is wanted any more
     */
    void draw(List<Piece> pieces) throws GeneratorException, CancelledException, InterruptedException {
        pieces.stream().filter(Piece::toLookUp).forEach(this::lookUp);
        List<Piece> open = open(pieces);
        if (open.isEmpty()) {
            return;
        }
        startImages(open.stream()
                .filter(piece -> !piece.isDenoised() && isHere(piece.way().at(Stage.DENOISE)))
                .toList());
        WarmPool.Loan loan = lending.borrow(
                open.getFirst().recipe(), open.stream().map(Piece::turn).toList());
        boolean gone = false;
        try {
            Guard.call(() -> {
                compute(open, loan.pipeline());
                return open;
            });
        } catch (GeneratorException e) {
            gone = e.kind() == GeneratorException.Kind.GONE;
            throw e;
        } finally {
            lending.settle(loan, !gone);
        }
    }

    private boolean isHere(String place) {
        return place.equals(pool);
    }

    private StageCaches caches(Piece piece, Stage last) {
        return caches.at(piece.way().site(last));
    }

    private void lookUp(Piece piece) {
        Recipe recipe = piece.recipe();
        piece.turn().enter(Phase.STORE, Progress.At.TAKEN);
        long since = meter.now();
        caches(piece, Stage.DECODE).picture(recipe).ifPresent(hit -> {
            piece.found(hit.value());
            meter.found(Stage.DECODE, piece, hit.credit(), since);
        });
        if (piece.picture() == null) {
            caches(piece, Stage.DENOISE)
                    .latents(recipe, piece.turn().request().reuseSimilar())
                    .ifPresent(piece::from);
            if (piece.isDenoised()) {
                CacheHit credit = piece.begun();
                if (credit != null) {
                    meter.found(Stage.DENOISE, piece, credit, since);
                }
            } else {
                words(piece);
            }
        }
    }

    private void words(Piece piece) {
        long since = meter.now();
        caches(piece, Stage.ENCODE).conditioning(piece.recipe()).ifPresent((Hit<Conditioning> hit) -> {
            piece.encoded(hit);
            meter.found(Stage.ENCODE, piece, hit.credit(), since);
        });
    }

    /** Outside the generator's own failures: an asset that is gone is nothing to hold against it. */
    private void startImages(List<Piece> open) throws GeneratorException, CancelledException {
        for (Piece piece : open) {
            StartImage start = piece.recipe().start();
            if (start != null && piece.toStart()) {
                int width = piece.recipe().width();
                int height = piece.recipe().height();
                piece.starts(meter.measure(
                        Stage.ENCODE, List.of(piece), () -> starts.picture(start.asset(), width, height)));
            }
        }
    }

    private void compute(List<Piece> open, Pipeline pipeline) throws GeneratorException, CancelledException {
        encode(at(Stage.ENCODE, open), pipeline);
        List<Piece> toDenoise = at(Stage.DENOISE, open);
        Map<Integer, List<Piece>> alike = new TreeMap<>();
        toDenoise.forEach(piece ->
                alike.computeIfAbsent(piece.steps(), steps -> new ArrayList<>()).add(piece));
        for (List<Piece> group : alike.values()) {
            try {
                denoise(group, pipeline);
            } catch (CancelledException e) {
                requireUnwanted(group);
            }
        }
        List<Piece> toDecode = at(Stage.DECODE, open);
        if (toDecode.isEmpty() && open.stream().noneMatch(piece -> piece.turn().wanted())) {
            throw new CancelledException();
        }
        decode(toDecode, pipeline);
    }

    /** Those that are wanted, and of which this stage is next, and to be done here. */
    private List<Piece> at(Stage stage, List<Piece> pieces) {
        return open(pieces).stream().filter(piece -> piece.next() == stage).toList();
    }

    /** Each prompt once, whoever shares it. */
    private void encode(List<Piece> missing, Pipeline pipeline) throws GeneratorException, CancelledException {
        if (missing.isEmpty()) {
            return;
        }
        Map<Words, List<Piece>> prompts = new LinkedHashMap<>();
        missing.forEach(piece -> prompts.computeIfAbsent(Words.of(piece), words -> new ArrayList<>())
                .add(piece));
        List<Recipe> recipes = prompts.values().stream()
                .map(alike -> alike.getFirst().recipe())
                .toList();
        List<Conditioning> words = meter.measure(Stage.ENCODE, missing, () -> {
            List<Conditioning> encoded = pipeline.encode(recipes);
            Soundness.requireWords(recipes, encoded);
            return encoded;
        });
        int at = 0;
        for (List<Piece> alike : prompts.values()) {
            Piece first = alike.getFirst();
            store(alike);
            for (Piece piece : alike) {
                piece.encoded(words.get(at));
            }
            caches(first, Stage.ENCODE).keep(first.recipe(), words.get(at), first.seconds());
            at++;
        }
    }

    /** What the conditioning of an image depends on, apart from what all images of a batch share. */
    private record Words(String prompt, String negative, double guidance, boolean alone, long seed) {
        static Words of(Piece piece) {
            Recipe recipe = piece.recipe();
            boolean alone = recipe.start() != null;
            return new Words(
                    recipe.prompt(), recipe.negativePrompt(), recipe.guidance(), alone, alone ? recipe.seed() : 0);
        }
    }

    private void denoise(List<Piece> group, Pipeline pipeline) throws GeneratorException, CancelledException {
        List<Recipe> recipes = group.stream().map(Piece::recipe).toList();
        List<Denoising> batch = group.stream().map(Piece::denoising).toList();
        Watch watch = new Watch(
                group,
                piece -> caches(piece, Stage.DENOISE),
                meter,
                vigil,
                pipeline.model().previews());
        watch.begin();
        List<Latents> latents;
        try {
            latents = meter.measure(Stage.DENOISE, group, () -> {
                List<Latents> denoised = pipeline.denoise(batch, watch);
                Soundness.requireLatents(recipes, denoised, watch.unwanted());
                return denoised;
            });
        } finally {
            watch.end();
        }
        store(group);
        for (int image = 0; image < group.size(); image++) {
            Piece piece = group.get(image);
            if (latents.get(image).step() == piece.recipe().steps()) {
                piece.denoised(latents.get(image));
                caches(piece, Stage.DENOISE).keep(piece.recipe(), latents.get(image), piece.seconds(), piece.begun());
            }
        }
    }

    private static void requireUnwanted(List<Piece> group) throws GeneratorException {
        if (group.stream().anyMatch(piece -> piece.turn().wanted())) {
            throw new GeneratorException(
                    GeneratorException.Kind.FAILED, "The generator ended a call that nobody cancelled.");
        }
    }

    private void decode(List<Piece> open, Pipeline pipeline) throws GeneratorException, CancelledException {
        if (open.isEmpty()) {
            return;
        }
        List<Recipe> recipes = open.stream().map(Piece::recipe).toList();
        List<Latents> latents = open.stream().map(Piece::finalLatents).toList();
        List<Raster> pictures = meter.measure(Stage.DECODE, open, () -> {
            List<Raster> decoded = pipeline.decode(recipes, latents);
            Soundness.requirePictures(recipes, decoded);
            return decoded;
        });
        store(open);
        for (int image = 0; image < open.size(); image++) {
            Piece piece = open.get(image);
            piece.pictured(pictures.get(image));
            caches(piece, Stage.DECODE).keep(piece.recipe(), pictures.get(image), piece.seconds(), piece.begun());
        }
    }

    /** Wanted still, without a picture, and this pool's turn. */
    private List<Piece> open(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.picture() == null && piece.turn().wanted() && isHere(piece.place()))
                .toList();
    }

    private static void store(List<Piece> pieces) {
        pieces.forEach(piece -> piece.turn().clock().enter(Phase.STORE));
    }
}
