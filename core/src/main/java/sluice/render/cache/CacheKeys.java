package sluice.render.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import sluice.render.Recipe;
import sluice.render.StartImage;

/**
 * The keys of what is kept: SHA-256, as 64 lower-case hexadecimal digits, over exactly what a stage's result depends on.
 *
 * <table>
 * <caption>What each key covers, besides its kind, the place and the model with its variant and files</caption>
 * <tr><td>conditioning</td><td>prompt, negative prompt, whether guidance is above 1</td></tr>
 * <tr><td>latent after k steps</td><td>the whole recipe, and k: the schedule of N steps is not that of M</td></tr>
 * <tr><td>final latent, picture</td><td>the whole recipe; nothing of what finishing does</td></tr>
 * <tr><td>neighbours</td><td>the whole recipe but the prompt</td></tr>
 * </table>
 *
 * @param place what computes, as far as it changes bits: the same weights round differently on another processor
 * @param files {@link ModelFiles#stamp}
 */
public record CacheKeys(String place, String files, Recipe recipe) {
    /** Changed when what is hashed or kept gets another form, so that nothing of before is found. */
    private static final String FORM = "sluice render cache 1";

    public String conditioning() {
        return new Digest("conditioning")
                .text(recipe.prompt())
                .text(recipe.negativePrompt())
                .number(recipe.guidance() > 1 ? 1 : 0)
                .hex();
    }

    /** @param step how many steps are done, fewer than the recipe has */
    public String latent(int step) {
        return all("latent").number(step).hex();
    }

    public String finalLatent() {
        return all("final-latent").hex();
    }

    public String picture() {
        return all("picture").hex();
    }

    /** Of the list of prompts that were drawn with these settings, from this seed. */
    public String neighbours() {
        return settings("neighbours").hex();
    }

    private Digest all(String kind) {
        return settings(kind).text(recipe.prompt());
    }

    private Digest settings(String kind) {
        Digest digest = new Digest(kind)
                .text(recipe.negativePrompt())
                .number(recipe.seed())
                .number(recipe.width())
                .number(recipe.height())
                .number(recipe.steps())
                .real(recipe.guidance())
                .text(recipe.sampler());
        StartImage start = recipe.start();
        return start == null
                ? digest.number(0)
                : digest.number(1).text(start.asset().hex()).real(start.strength());
    }

    /**
     * Fields one after the other, texts with their length before them, so that no two lists of fields look the same;
     * texts by their characters, since encoding them would turn every half of a surrogate pair into the same mark.
     */
    private final class Digest {
        private final MessageDigest sha;

        Digest(String kind) {
            try {
                sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
            text(FORM)
                    .text(kind)
                    .text(place)
                    .text(recipe.model())
                    .text(recipe.variant())
                    .text(files);
        }

        Digest text(String text) {
            number(text.length());
            ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
            bytes.asCharBuffer().put(text);
            sha.update(bytes);
            return this;
        }

        Digest number(long number) {
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            return this;
        }

        /** Adding zero makes one zero of the two. */
        Digest real(double real) {
            return number(Double.doubleToLongBits(real + 0.0));
        }

        String hex() {
            return HexFormat.of().formatHex(sha.digest());
        }
    }
}
