package sluice.render.finish;

import java.time.Instant;
import sluice.render.Recipe;

/**
 * What is embedded in a finished file about its making.
 *
 * @param origin the IPTC digital source type: {@code trainedAlgorithmicMedia} for a trained model,
 *     {@code algorithmicMedia} for a network that nobody trained
 * @param software such as {@code Sluice 0.3}
 * @param request the id of the request, and the image's number in it
 */
public record Imprint(Recipe recipe, String origin, String software, String request, int index, Instant at) {}
