package sluice.simulate.scenario;

import java.util.List;

/**
 * How images are made: sessions of ideas, ideas of images that differ by their seed, larger versions of the best.
 *
 * @param imagesPerSession how many, larger versions included
 * @param seedVariations probability, 0 to below 1, that after an image another one of the same idea follows; it is the
 *     share of seed variations among what is not a larger version
 * @param upscaled share of the images, 0 to 1, that get a larger version at once: those that appeal most, and none
 *     in sessions that nobody looks at
 * @param upscaleFactor how many times wider and higher a larger version is
 * @param withinIdea how far the appeal of images of one idea lies apart, where 1 is all the appeal there is
 * @param madeDaysBefore days from the making of an image to its arrival in the library
 * @param knownParameters how many of prompt, seed, model, steps, sampler and guidance the files tell, 0 to 6
 */
public record Making(
        int imagesPerSession,
        double seedVariations,
        double upscaled,
        double upscaleFactor,
        double withinIdea,
        double madeDaysBefore,
        int knownParameters,
        List<PictureSize> sizes) {
    public Making {
        sizes = List.copyOf(sizes);
        if (imagesPerSession < 1 || sizes.isEmpty()) {
            throw new IllegalArgumentException("a session has an image, and an image has a size");
        }
    }
}
