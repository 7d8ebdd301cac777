package sluice.render.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/** Models, pools and requests that the tests begin from. */
final class Fixtures {
    static final long GIB = 1L << 30;

    private Fixtures() {}

    static RenderModel model(String id, Quality best, boolean trained) {
        return new RenderModel(
                id,
                "sd15",
                best,
                Map.of(Quality.DRAFT, 4, Quality.STANDARD, 20, Quality.HERO, 40),
                100,
                7.5,
                List.of("euler", "dpmpp-2m"),
                8,
                64,
                1 << 20,
                true,
                true,
                true,
                4,
                List.of(Recipe.ORIGINAL, "fp16"),
                2 * GIB,
                trained);
    }

    static Pool pool(String name, long microUsdPerHour, int slots, int batch, Quality least, Quality best) {
        return new Pool(name, "onnx", "", List.of(), "cpu", microUsdPerHour, slots, batch, 8 * GIB, least, best);
    }

    static Pool pool(String name, long microUsdPerHour) {
        return pool(name, microUsdPerHour, 1, 1, Quality.DRAFT, Quality.HERO);
    }

    static PoolView view(Pool pool, RenderModel... models) {
        return view(pool, 0, Set.of(), models);
    }

    static PoolView view(Pool pool, double backlog, Set<String> loaded, RenderModel... models) {
        return new PoolView(pool, List.of(models), loaded, 0, backlog, null, "");
    }

    static RenderSpec spec(Quality quality) {
        return spec(quality, null, 512, 512);
    }

    static RenderSpec spec(Quality quality, @Nullable String model, int width, int height) {
        return new RenderSpec("a spiral", "", 7, width, height, null, null, model, null, quality, null);
    }

    /** The same seconds for every picture of a pool. */
    static Predictions flat(Map<String, Double> seconds, double error, double loading) {
        return new Predictions() {
            @Override
            public Prediction of(String pool, Recipe recipe, Finishing finishing) {
                return new Prediction(Map.of(Stage.DENOISE, seconds.getOrDefault(pool, 1.0)), error, 10);
            }

            @Override
            public double loading(String pool, String model, String variant) {
                return loading;
            }
        };
    }
}
