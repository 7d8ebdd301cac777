package sluice.render.finish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.Recipe;

/**
 * What is embedded in a finished file about its making.
 *
 * @param origin the IPTC digital source type: {@code trainedAlgorithmicMedia} for a trained model,
 *     {@code algorithmicMedia} for a network that nobody trained
 * @param software such as {@code Sluice 0.3}
 * @param request the id of the request, and the image's number in it
 * @param quality that was asked for; null when nobody says
 */
public record Imprint(
        Recipe recipe,
        String origin,
        String software,
        String request,
        int index,
        Instant at,
        @Nullable Quality quality) {
    public Imprint(Recipe recipe, String origin, String software, String request, int index, Instant at) {
        this(recipe, origin, software, request, index, at, null);
    }
}
