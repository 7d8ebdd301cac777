package sluice.similar;

import java.util.Optional;
import sluice.asset.AssetId;

/** Embeds what a search asks about and nobody has embedded yet. */
public interface OnDemand {
    /** The model that pictures are embedded with now. */
    String model();

    /**
     * Embeds a picture now, as the explicit act of a user, which is billed.
     *
     * @param model as {@link ServingModel} chose it: the active one, or one that is being replaced
     * @throws sluice.failure.SluiceException when its file is gone or cannot be read, or the model is not there any more
     */
    float[] picture(AssetId asset, String model);

    /** A text in the space of a model's pictures; empty when the model has no words. */
    Optional<float[]> words(String text, String model);

    /** The model that prompts are embedded with. */
    String promptModel();

    /** A text in the space of prompts. */
    float[] prompt(String text);
}
