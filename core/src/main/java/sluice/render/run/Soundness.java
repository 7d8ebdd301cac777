package sluice.render.run;

import java.util.List;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

/** Tells what a generator gives from rubbish, which is never kept, delivered or decoded further. */
final class Soundness {
    private Soundness() {}

    static void requireWords(List<Recipe> recipes, List<Conditioning> words) throws GeneratorException {
        requireCount(recipes.size(), words.size(), "encoded prompts");
        for (Conditioning one : words) {
            for (Tensor tensor : one.tensors().values()) {
                requireFinite(tensor, "an encoded prompt");
            }
        }
    }

    /** @param cancelled places of images that came back as they stood */
    static void requireLatents(List<Recipe> recipes, List<Latents> latents, java.util.Set<Integer> cancelled)
            throws GeneratorException {
        requireCount(recipes.size(), latents.size(), "latents");
        for (int image = 0; image < recipes.size(); image++) {
            if (!cancelled.contains(image)) {
                int steps = recipes.get(image).steps();
                if (latents.get(image).step() != steps) {
                    throw rubbish("a latent after " + latents.get(image).step() + " steps instead of " + steps);
                }
                requireFinite(latents.get(image).state(), "a latent");
            }
        }
    }

    static void requirePictures(List<Recipe> recipes, List<Raster> pictures) throws GeneratorException {
        requireCount(recipes.size(), pictures.size(), "pictures");
        for (int image = 0; image < recipes.size(); image++) {
            Raster picture = pictures.get(image);
            Recipe recipe = recipes.get(image);
            if (picture.width() != recipe.width() || picture.height() != recipe.height()) {
                throw rubbish("a picture of " + picture.width() + "x" + picture.height() + " pixels instead of "
                        + recipe.size());
            }
        }
    }

    private static void requireCount(int asked, int given, String what) throws GeneratorException {
        if (asked != given) {
            throw rubbish(given + " " + what + " instead of " + asked);
        }
    }

    private static void requireFinite(Tensor tensor, String what) throws GeneratorException {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw rubbish(what + " that is not made of finite numbers");
            }
        }
    }

    private static GeneratorException rubbish(String what) {
        return new GeneratorException(GeneratorException.Kind.FAILED, "The generator gave " + what + ".");
    }
}
