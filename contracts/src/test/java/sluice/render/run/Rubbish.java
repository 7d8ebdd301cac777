package sluice.render.run;

import java.util.List;
import java.util.function.Supplier;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;
import sluice.render.generate.Tensor;

/** Gives latents that are not finite, or pictures of another size, when it is told to. */
record Rubbish(Generator sound, Supplier<String> how) implements Generator {
    @Override
    public List<RenderModel> models() throws GeneratorException {
        return sound.models();
    }

    @Override
    public Pipeline open(String model, String variant) throws GeneratorException {
        return new Spoilt(sound.open(model, variant), how);
    }

    @Override
    public void close() {
        sound.close();
    }

    private record Spoilt(Pipeline sound, Supplier<String> how) implements Pipeline {
        private boolean spoils(String what, Recipe recipe) {
            return recipe.width() == 64 && how.get().equals(what);
        }

        @Override
        public RenderModel model() {
            return sound.model();
        }

        @Override
        public String variant() {
            return sound.variant();
        }

        @Override
        public long bytes() {
            return sound.bytes();
        }

        @Override
        public List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
            return sound.encode(recipes);
        }

        @Override
        public List<Latents> denoise(List<Denoising> batch, StepWatch watch)
                throws GeneratorException, CancelledException {
            List<Latents> latents = sound.denoise(batch, watch);
            return spoils("rubbish latents", batch.getFirst().recipe())
                    ? latents.stream()
                            .map(one -> new Latents(new Tensor(new int[] {2}, new float[] {1, Float.NaN}), one.step()))
                            .toList()
                    : latents;
        }

        @Override
        public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
            List<Raster> pictures = sound.decode(recipes, latents);
            return spoils("rubbish picture", recipes.getFirst())
                    ? pictures.stream().map(picture -> picture.part(0, 0, 8, 8)).toList()
                    : pictures;
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
