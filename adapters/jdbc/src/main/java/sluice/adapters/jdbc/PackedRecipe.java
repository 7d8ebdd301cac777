package sluice.adapters.jdbc;

import sluice.render.Recipe;
import sluice.render.book.RecipeJson;

/** A recipe as a BLOB. */
record PackedRecipe(byte[] bytes) {
    static PackedRecipe of(Recipe recipe) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            return new PackedRecipe(PackedJson.pack(RecipeJson.write(recipe), packer));
        }
    }
}
