const LONGEST = 900;
/** Differences are shown so many times as bright, since those that matter here are small. */
export const AMPLIFIED = 4;

/**
 * Draws how two pictures differ: for each pixel the absolute difference of each colour, amplified; black where they are the
 * same. The second is scaled to the size of the first.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLImageElement} one
 * @param {HTMLImageElement} other both loaded
 * @returns {number} the mean difference, 0 to 1, not amplified
 */
export function drawDifference(canvas, one, other) {
  const scale = Math.min(1, LONGEST / Math.max(one.naturalWidth, one.naturalHeight));
  canvas.width = Math.max(1, Math.round(one.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(one.naturalHeight * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const first = pixels(context, canvas, one);
  const second = pixels(context, canvas, other);
  let sum = 0;
  for (let i = 0; i < first.data.length; i += 4) {
    for (let channel = i; channel < i + 3; channel++) {
      const difference = Math.abs(first.data[channel] - second.data[channel]);
      sum += difference;
      first.data[channel] = AMPLIFIED * difference; // clamped by the array
    }
    first.data[i + 3] = 255;
  }
  context.putImageData(first, 0, 0);
  return sum / (255 * 3 * canvas.width * canvas.height);
}

function pixels(context, { width, height }, image) {
  context.fillStyle = "#808080"; // what shows through transparent parts
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
