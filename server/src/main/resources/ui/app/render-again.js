/** How much of a picture is drawn anew at hero quality: few steps leave more to do. */
const DRAWN_ANEW = { draft: 0.5, standard: 0.35 };

/**
 * A render's wish once more; what became of it is left out.
 *
 * @param {any} render as the server lists it
 * @returns {any} as the server takes it, without a key
 */
export function wishOf({ spec, count, campaign, priority, costLimitMicroUsd, reuseSimilar, finishing }) {
  const said = Object.entries({ ...spec, count, campaign, priority, costLimitMicroUsd, reuseSimilar, finishing });
  const wish = said.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return { ...Object.fromEntries(wish), origin: "page" };
}

/**
 * One image again at hero quality, as the server itself does it for what is starred: the same prompt and seed, from its
 * picture, unless something is laid over that.
 *
 * @param {any} render
 * @param {any} image of it, ready
 */
export function heroWishOf(render, image) {
  const wish = { ...wishOf(render), quality: "hero", seed: image.seed, count: 1, steps: undefined };
  return wish.finishing?.overlays?.length
    ? wish
    : { ...wish, start: image.assets[0], strength: DRAWN_ANEW[image.quality] };
}
