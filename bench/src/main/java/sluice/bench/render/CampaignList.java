package sluice.bench.render;

import java.util.ArrayList;
import java.util.List;
import sluice.image.ImageFormat;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.Overlay;
import sluice.render.generate.RenderModel;

/**
 * What a campaign asks for, in its order: one brand prompt, in three shapes from every seed, and that again for each
 * finishing: bare, with one slogan, with another, as a cropped JPEG. Nothing of it is asked for twice.
 */
final class CampaignList {
    /** One deliverable. */
    record Wanted(Recipe recipe, Finishing finishing) {}

    private static final String PROMPT = "a spiral of warm colours around a bottle of amber glass, calm, spring light";
    private static final int EDGE = 512;

    private CampaignList() {}

    /** @param finishings 1 to 4 */
    static List<Wanted> of(RenderModel model, int edge, int seeds, int finishings) {
        List<Wanted> list = new ArrayList<>();
        for (Finishing finishing : FINISHINGS.subList(0, finishings)) {
            for (int seed = 1; seed <= seeds; seed++) {
                list.add(new Wanted(recipe(model, seed, edge, edge), finishing));
                list.add(new Wanted(recipe(model, seed, edge, edge * 3 / 4), finishing));
                list.add(new Wanted(recipe(model, seed, edge * 3 / 4, edge), finishing));
            }
        }
        return list;
    }

    static int usualEdge() {
        return EDGE;
    }

    private static Recipe recipe(RenderModel model, long seed, int width, int height) {
        Integer steps = model.steps().get(Quality.STANDARD);
        return new Recipe(
                PROMPT,
                "",
                seed,
                width / model.multiple() * model.multiple(),
                height / model.multiple() * model.multiple(),
                steps == null ? 1 : steps,
                model.guidance(),
                model.id(),
                Recipe.ORIGINAL,
                model.samplers().getFirst(),
                null);
    }

    private static final List<Finishing> FINISHINGS = List.of(
            Finishing.NONE,
            slogan("Spring is here", Overlay.Place.BOTTOM),
            slogan("Twenty per cent less", Overlay.Place.TOP),
            new Finishing(1, List.of(new Crop("story", 216, 384)), List.of(), ImageFormat.JPEG, 85));

    private static Finishing slogan(String text, Overlay.Place place) {
        return new Finishing(
                1, List.of(), List.of(new Overlay.Text(text, place, 0.08, 0xFFFFFF, 0.9)), ImageFormat.PNG, 92);
    }
}
